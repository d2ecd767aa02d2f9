/** Documents as PDF, and what can be printed with the fonts that we have. */
@NullMarked
package nl.stadsbode.chassis.print;

import org.jspecify.annotations.NullMarked;
