/** Plays cases through a running stack and counts what came out, from outside: it knows the services by their APIs only. */
@NullMarked
package nl.stadsbode.deploy.load;

import org.jspecify.annotations.NullMarked;
