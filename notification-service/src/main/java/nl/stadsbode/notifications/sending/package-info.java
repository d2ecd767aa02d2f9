/** From a claim to the carrier's answer, and what follows from it. */
@NullMarked
package nl.stadsbode.notifications.sending;

import org.jspecify.annotations.NullMarked;
