/** Made-up residents, the same ones for the same cases. */
@NullMarked
package nl.stadsbode.deploy.load.people;

import org.jspecify.annotations.NullMarked;
