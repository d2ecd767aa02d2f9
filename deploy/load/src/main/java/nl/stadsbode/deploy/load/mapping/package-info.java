/** Which activity of a log is which status of the catalogue. */
@NullMarked
package nl.stadsbode.deploy.load.mapping;

import org.jspecify.annotations.NullMarked;
