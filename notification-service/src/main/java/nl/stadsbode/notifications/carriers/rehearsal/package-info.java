/** Carriers of a rehearsal: nothing leaves the house. */
@NullMarked
package nl.stadsbode.notifications.carriers.rehearsal;

import org.jspecify.annotations.NullMarked;
