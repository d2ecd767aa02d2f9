/** The real servers that every service's tests run on. */
@NullMarked
package nl.stadsbode.chassis.testing;

import org.jspecify.annotations.NullMarked;
