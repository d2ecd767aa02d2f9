/** Sign-in for pages, bearer tokens for APIs, roles for both. */
@NullMarked
package nl.stadsbode.chassis.security;

import org.jspecify.annotations.NullMarked;
