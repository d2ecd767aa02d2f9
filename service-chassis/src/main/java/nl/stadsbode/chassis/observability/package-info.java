/** Request ids, traces and metrics, without personal data. */
@NullMarked
package nl.stadsbode.chassis.observability;

import org.jspecify.annotations.NullMarked;
