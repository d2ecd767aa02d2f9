/** The mail server: takes mail by SMTP and returns what cannot be delivered (RFC 3464). */
@NullMarked
package nl.stadsbode.deploy.postroom.email;

import org.jspecify.annotations.NullMarked;
