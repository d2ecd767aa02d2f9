/** The running stack: where its parts are, the access token, calls that survive an outage. */
@NullMarked
package nl.stadsbode.deploy.load.stack;

import org.jspecify.annotations.NullMarked;
