/** The carrier's later word. */
@NullMarked
package nl.stadsbode.notifications.receipts;

import org.jspecify.annotations.NullMarked;
