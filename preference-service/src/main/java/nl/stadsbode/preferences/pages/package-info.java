/** Pages for residents, of their own, and for the contact centre, of the person on the phone. */
@NullMarked
package nl.stadsbode.preferences.pages;

import org.jspecify.annotations.NullMarked;
