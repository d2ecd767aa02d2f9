/** The figures of a replay, as a table and as JSON. */
@NullMarked
package nl.stadsbode.deploy.load.report;

import org.jspecify.annotations.NullMarked;
