/** The SMS centre: an SMPP 3.4 server that answers, and later sends delivery receipts. */
@NullMarked
package nl.stadsbode.deploy.postroom.sms;

import org.jspecify.annotations.NullMarked;
