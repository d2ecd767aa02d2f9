/** Messages as those see them to whom they were sent, and who is on the phone with them. */
@NullMarked
package nl.stadsbode.notifications.messages;

import org.jspecify.annotations.NullMarked;
