/** Who looked at whose data: a record of processing that nobody can change. */
@NullMarked
package nl.stadsbode.chassis.processing;

import org.jspecify.annotations.NullMarked;
