@NullMarked
package nl.stadsbode.deploy.load.stack;

import org.jspecify.annotations.NullMarked;
