/** Finding what is kept encrypted, and counting what is not kept at all, by a keyed hash of it. */
@NullMarked
package nl.stadsbode.preferences.hashing;

import org.jspecify.annotations.NullMarked;
