/** Tells residents of status changes by SMS, e-mail or letter. */
@NullMarked
package nl.stadsbode.notifications;

import org.jspecify.annotations.NullMarked;
