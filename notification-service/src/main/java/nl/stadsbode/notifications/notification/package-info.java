/** Notifications and their deliveries: the table is the queue, lanes keep the order. */
@NullMarked
package nl.stadsbode.notifications.notification;

import org.jspecify.annotations.NullMarked;
