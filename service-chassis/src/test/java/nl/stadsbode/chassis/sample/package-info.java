/** A service made of nothing but the chassis. */
@NullMarked
package nl.stadsbode.chassis.sample;

import org.jspecify.annotations.NullMarked;
