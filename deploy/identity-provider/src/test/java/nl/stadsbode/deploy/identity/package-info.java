@NullMarked
package nl.stadsbode.deploy.identity;

import org.jspecify.annotations.NullMarked;
