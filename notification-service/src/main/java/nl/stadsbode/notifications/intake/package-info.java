/** Events that ask for a notification. */
@NullMarked
package nl.stadsbode.notifications.intake;

import org.jspecify.annotations.NullMarked;
