/** Text messages by SMPP 3.4: one session kept bound, a window of messages on it, and the receipts that come back. */
@NullMarked
package nl.stadsbode.notifications.carriers.sms;

import org.jspecify.annotations.NullMarked;
