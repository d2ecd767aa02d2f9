/** Case types and their status types: data that is validated when it is loaded. */
@NullMarked
package nl.stadsbode.cases.catalogue;

import org.jspecify.annotations.NullMarked;
