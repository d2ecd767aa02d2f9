@NullMarked
package nl.stadsbode.deploy.load.people;

import org.jspecify.annotations.NullMarked;
