@NullMarked
package nl.stadsbode.deploy.load.bench;

import org.jspecify.annotations.NullMarked;
