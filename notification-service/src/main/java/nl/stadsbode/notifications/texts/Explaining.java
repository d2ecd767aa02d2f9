package nl.stadsbode.notifications.texts;

/** Whether a letter explains how to choose. */
public enum Explaining {
    NOTHING,
    /** Below its own news. */
    AS_WELL,
    /** Instead of its news, which is only said to be there. */
    ALONE
}
