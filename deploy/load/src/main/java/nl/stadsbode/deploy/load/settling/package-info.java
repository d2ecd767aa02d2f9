/** Waits until every status change has ended as a message or a reason, and checks that against the post room. */
@NullMarked
package nl.stadsbode.deploy.load.settling;

import org.jspecify.annotations.NullMarked;
