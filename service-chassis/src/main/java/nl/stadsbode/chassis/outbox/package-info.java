/** Publishing events: written in the transaction of the change, sent by a relay. */
@NullMarked
package nl.stadsbode.chassis.outbox;

import org.jspecify.annotations.NullMarked;
