/** What residents asked for and wait for: handed over ahead of bulk, whatever the hour, at most once. */
@NullMarked
package nl.stadsbode.notifications.requested;

import org.jspecify.annotations.NullMarked;
