/** What the municipality tells residents about. */
@NullMarked
package nl.stadsbode.preferences.topic;

import org.jspecify.annotations.NullMarked;
