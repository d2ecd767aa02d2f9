/** What the tests of this service share. */
@NullMarked
package nl.stadsbode.cases.testing;

import org.jspecify.annotations.NullMarked;
