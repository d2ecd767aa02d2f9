/** What this service knows of residents: a replica of their preferences. */
@NullMarked
package nl.stadsbode.notifications.residents;

import org.jspecify.annotations.NullMarked;
