@NullMarked
package nl.stadsbode.deploy.local;

import org.jspecify.annotations.NullMarked;
