@NullMarked
package nl.stadsbode.deploy.load.settling;

import org.jspecify.annotations.NullMarked;
