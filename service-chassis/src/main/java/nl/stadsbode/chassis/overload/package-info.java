/** What a service does when it is asked more than it can do. */
@NullMarked
package nl.stadsbode.chassis.overload;

import org.jspecify.annotations.NullMarked;
