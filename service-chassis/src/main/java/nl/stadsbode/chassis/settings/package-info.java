/** What settings have to be, that several packages have. */
@NullMarked
package nl.stadsbode.chassis.settings;

import org.jspecify.annotations.NullMarked;
