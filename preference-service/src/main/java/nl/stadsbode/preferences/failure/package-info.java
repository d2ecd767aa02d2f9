/** Contact points that turned out not to work, as the notification service tells. */
@NullMarked
package nl.stadsbode.preferences.failure;

import org.jspecify.annotations.NullMarked;
