/** Sends residents and status changes, in order within a case, each once. */
@NullMarked
package nl.stadsbode.deploy.load.sending;

import org.jspecify.annotations.NullMarked;
