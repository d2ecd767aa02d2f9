/** Refusing further e-mail with one click (RFC 8058). */
@NullMarked
package nl.stadsbode.notifications.unsubscribing;

import org.jspecify.annotations.NullMarked;
