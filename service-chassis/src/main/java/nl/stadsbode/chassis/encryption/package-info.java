/** Encryption of personal data at rest and in topics. */
@NullMarked
package nl.stadsbode.chassis.encryption;

import org.jspecify.annotations.NullMarked;
