/** Residents: their state, its changes and history, and its publication. */
@NullMarked
package nl.stadsbode.preferences.resident;

import org.jspecify.annotations.NullMarked;
