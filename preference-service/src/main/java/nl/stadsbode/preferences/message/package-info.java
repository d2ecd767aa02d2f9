/** Messages that residents ask for, or are told of a change by: handed to the notification-service as events. */
@NullMarked
package nl.stadsbode.preferences.message;

import org.jspecify.annotations.NullMarked;
