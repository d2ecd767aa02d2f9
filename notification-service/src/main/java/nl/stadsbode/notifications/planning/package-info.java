/** Who is told what, how and when: pure decisions, each with its reason. */
@NullMarked
package nl.stadsbode.notifications.planning;

import org.jspecify.annotations.NullMarked;
