/** Contact points that turned out not to work and channels that were refused, as the notification service tells. */
@NullMarked
package nl.stadsbode.preferences.failure;

import org.jspecify.annotations.NullMarked;
