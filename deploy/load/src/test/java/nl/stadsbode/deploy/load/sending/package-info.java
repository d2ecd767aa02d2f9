@NullMarked
package nl.stadsbode.deploy.load.sending;

import org.jspecify.annotations.NullMarked;
