package nl.stadsbode.chassis.security;

import java.util.Optional;
import java.util.UUID;

/** Finds out who signs in by a citizen service number: a bean of the one service that knows the numbers. */
public interface ResidentsByNumber {

    /** @param number as the identity provider gave it; may be anything */
    Optional<UUID> withNumber(String number);
}
