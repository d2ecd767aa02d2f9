/** The caseworker's pages. */
@NullMarked
package nl.stadsbode.cases.console;

import org.jspecify.annotations.NullMarked;
