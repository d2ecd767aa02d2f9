@NullMarked
package nl.stadsbode.notifications.carriers.rehearsal;

import org.jspecify.annotations.NullMarked;
