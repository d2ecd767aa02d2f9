/** What is finished is forgotten after a time; what happened was told to the case before. */
@NullMarked
package nl.stadsbode.notifications.retention;

import org.jspecify.annotations.NullMarked;
