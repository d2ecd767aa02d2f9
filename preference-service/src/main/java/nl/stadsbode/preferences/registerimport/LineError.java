package nl.stadsbode.preferences.registerimport;

/**
 * What is wrong with a line: never what stands there.
 *
 * @param field title of one of our columns, or empty: the line as a whole
 * @param code for machines
 */
record LineError(long line, String field, String code) {}
