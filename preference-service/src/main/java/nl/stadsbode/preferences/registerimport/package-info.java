/** Takes in files of the population register: residents, moves, deaths and secret addresses, line by line. */
@NullMarked
package nl.stadsbode.preferences.registerimport;

import org.jspecify.annotations.NullMarked;
