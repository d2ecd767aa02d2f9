/** What JDBC leaves open with PostgreSQL: batches as arrays, and why a statement failed. */
@NullMarked
package nl.stadsbode.chassis.sql;

import org.jspecify.annotations.NullMarked;
