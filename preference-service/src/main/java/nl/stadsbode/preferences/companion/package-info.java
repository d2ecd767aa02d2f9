/** Someone who is told as well (a <em>meelezer</em>): asked by a resident, confirmed by both, ended by either. */
@NullMarked
package nl.stadsbode.preferences.companion;

import org.jspecify.annotations.NullMarked;
