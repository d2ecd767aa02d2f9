/** Showing that a number or an e-mail address is one's own: a code by SMS, a link by e-mail. */
@NullMarked
package nl.stadsbode.preferences.verification;

import org.jspecify.annotations.NullMarked;
