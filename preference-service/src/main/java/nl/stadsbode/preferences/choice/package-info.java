/** What a resident chose, by topic and kind of message. */
@NullMarked
package nl.stadsbode.preferences.choice;

import org.jspecify.annotations.NullMarked;
