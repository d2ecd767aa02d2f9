/** What is forgotten because its term is over. */
@NullMarked
package nl.stadsbode.preferences.retention;

import org.jspecify.annotations.NullMarked;
