/** What residents see of the messages to them. Whose they are is told by the sign-in alone. */
@NullMarked
package nl.stadsbode.notifications.own;

import org.jspecify.annotations.NullMarked;
