/** Signs people in on one's own machine: one person per role and two residents more, one client for pages and one for programs. */
@NullMarked
package nl.stadsbode.deploy.identity;

import org.jspecify.annotations.NullMarked;
