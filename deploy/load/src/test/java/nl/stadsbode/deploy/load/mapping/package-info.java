@NullMarked
package nl.stadsbode.deploy.load.mapping;

import org.jspecify.annotations.NullMarked;
