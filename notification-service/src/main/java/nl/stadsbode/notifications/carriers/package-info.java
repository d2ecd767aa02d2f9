/** Who takes messages from us, behind one port. */
@NullMarked
package nl.stadsbode.notifications.carriers;

import org.jspecify.annotations.NullMarked;
