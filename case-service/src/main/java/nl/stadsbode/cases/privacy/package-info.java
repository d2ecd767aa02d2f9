/** All that is kept of a resident here, for the resident; and what of it is erased. */
@NullMarked
package nl.stadsbode.cases.privacy;

import org.jspecify.annotations.NullMarked;
