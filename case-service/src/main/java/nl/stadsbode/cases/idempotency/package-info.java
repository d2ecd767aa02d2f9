/** A request that is sent twice is done once and answered the same. */
@NullMarked
package nl.stadsbode.cases.idempotency;

import org.jspecify.annotations.NullMarked;
