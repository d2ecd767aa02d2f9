@NullMarked
package nl.stadsbode.deploy.load;

import org.jspecify.annotations.NullMarked;
