/** "Was this clear?": residents say so of each message, and editors see it of each text, without who said it. */
@NullMarked
package nl.stadsbode.notifications.clarity;

import org.jspecify.annotations.NullMarked;
