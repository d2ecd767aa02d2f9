/** Where a resident can be reached: numbers, addresses, and who said so. */
@NullMarked
package nl.stadsbode.preferences.contact;

import org.jspecify.annotations.NullMarked;
