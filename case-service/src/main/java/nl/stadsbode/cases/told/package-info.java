/** What residents were told of a status, by which channel, and how that ended. */
@NullMarked
package nl.stadsbode.cases.told;

import org.jspecify.annotations.NullMarked;
