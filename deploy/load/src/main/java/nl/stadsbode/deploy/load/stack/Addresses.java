package nl.stadsbode.deploy.load.stack;

import java.util.Map;

/**
 * Where the parts of the running stack are; no trailing slashes.
 *
 * @param systemSecret of the client {@code stadsbode-system}
 */
public record Addresses(
        String cases, String preferences, String notifications, String postRoom, String issuer, String systemSecret) {

    /**
     * From the environment, as {@code deploy/replay} sets it; addresses not given are the usual local ones.
     *
     * @throws Unusable without a secret
     */
    public static Addresses from(Map<String, String> environment) {
        String secret = environment.getOrDefault("STADSBODE_SYSTEM_SECRET", "");
        if (secret.isBlank()) {
            throw new Unusable("STADSBODE_SYSTEM_SECRET is not set. Start this with deploy/replay or deploy/up --demo,"
                    + " which know the stack that runs.");
        }
        return new Addresses(
                environment.getOrDefault("STADSBODE_CASES_URL", "http://localhost:8081"),
                environment.getOrDefault("STADSBODE_PREFERENCES_URL", "http://localhost:8082"),
                environment.getOrDefault("STADSBODE_NOTIFICATIONS_URL", "http://localhost:8083"),
                environment.getOrDefault("STADSBODE_POST_ROOM_URL", "http://localhost:8090"),
                environment.getOrDefault("STADSBODE_ISSUER", "http://localhost:8085"),
                secret);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Addresses[" + cases + "]";
    }
}
