/** Batches as arrays: one statement for many rows. */
@NullMarked
package nl.stadsbode.chassis.sql;

import org.jspecify.annotations.NullMarked;
