@NullMarked
package nl.stadsbode.deploy.load.chaos;

import org.jspecify.annotations.NullMarked;
