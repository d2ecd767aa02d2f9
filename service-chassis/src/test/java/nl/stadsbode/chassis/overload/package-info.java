@NullMarked
package nl.stadsbode.chassis.overload;

import org.jspecify.annotations.NullMarked;
