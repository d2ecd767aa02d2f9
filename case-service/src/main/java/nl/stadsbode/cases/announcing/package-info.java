/** Telling the world that a status was recorded, in order, once its undo time is over. */
@NullMarked
package nl.stadsbode.cases.announcing;

import org.jspecify.annotations.NullMarked;
