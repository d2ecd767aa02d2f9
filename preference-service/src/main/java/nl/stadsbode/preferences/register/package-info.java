/** Who residents are in the population register (BRP). The citizen service number (BSN) leaves this package masked only. */
@NullMarked
package nl.stadsbode.preferences.register;

import org.jspecify.annotations.NullMarked;
