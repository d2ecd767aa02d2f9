/** Pages for the contact centre. */
@NullMarked
package nl.stadsbode.preferences.desk;

import org.jspecify.annotations.NullMarked;
