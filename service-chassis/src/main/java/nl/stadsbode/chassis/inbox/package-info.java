/** Taking events in: once each, in batches, and never lost. */
@NullMarked
package nl.stadsbode.chassis.inbox;

import org.jspecify.annotations.NullMarked;
