/** Kills the processes of a running stack, and judges what became of what it was told meanwhile. */
@NullMarked
package nl.stadsbode.deploy.load.chaos;

import org.jspecify.annotations.NullMarked;
