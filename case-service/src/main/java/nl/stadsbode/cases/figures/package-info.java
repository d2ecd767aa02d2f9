/** What is counted of cases, named in one place. */
@NullMarked
package nl.stadsbode.cases.figures;

import org.jspecify.annotations.NullMarked;
