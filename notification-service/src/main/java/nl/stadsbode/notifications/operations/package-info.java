/** What operators see and do. */
@NullMarked
package nl.stadsbode.notifications.operations;

import org.jspecify.annotations.NullMarked;
