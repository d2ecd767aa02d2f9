@NullMarked
package nl.stadsbode.deploy.load.caselog;

import org.jspecify.annotations.NullMarked;
