/** All that a service keeps of a person: given when it is asked for, and said to be erased when it is. */
@NullMarked
package nl.stadsbode.chassis.privacy;

import org.jspecify.annotations.NullMarked;
