/** Errors of the API as problem details (RFC 9457) with a stable type. */
@NullMarked
package nl.stadsbode.chassis.problem;

import org.jspecify.annotations.NullMarked;
