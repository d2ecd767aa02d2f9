/** Measures a running stack, and beside it the floor: the same work by hand. */
@NullMarked
package nl.stadsbode.deploy.load.bench;

import org.jspecify.annotations.NullMarked;
