/** Residents and how each of them wants to be told. */
@NullMarked
package nl.stadsbode.preferences;

import org.jspecify.annotations.NullMarked;
