/** E-mail by SMTP on connections that are used again, and the mails that come back (RFC 3464). */
@NullMarked
package nl.stadsbode.notifications.carriers.email;

import org.jspecify.annotations.NullMarked;
