/** The envelope of an event: CloudEvents 1.0 in binary mode, after the NL GOV profile. */
@NullMarked
package nl.stadsbode.chassis.events;

import org.jspecify.annotations.NullMarked;
