package nl.stadsbode.deploy.load.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.stadsbode.deploy.load.stack.Addresses;
import nl.stadsbode.deploy.load.stack.Calls;
import nl.stadsbode.deploy.load.stack.Pause;
import tools.jackson.databind.JsonNode;

/** Looks in the post room until something is there. */
final class Mailbox {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** @param content as the post room shows it, depending on the channel */
    record Arrived(Instant at, String to, JsonNode content) {}

    private final Calls calls;
    private final Addresses addresses;
    private final Clock clock;
    private final Pause pause;

    Mailbox(Calls calls, Addresses addresses, Clock clock, Pause pause) {
        this.calls = calls;
        this.addresses = addresses;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * @param channel sms, email or letter
     * @param to number, address, or a part of what stands on the envelope
     * @param after what arrived before is not meant
     */
    Optional<Arrived> await(String channel, String to, Instant after, Duration longest) {
        String address = addresses.postRoom() + "/api/messages?limit=1&channel=" + channel + "&to="
                + URLEncoder.encode(to, StandardCharsets.UTF_8);
        Instant end = clock.instant().plus(longest);
        while (true) {
            JsonNode newest = calls.get(address).path(0);
            if (newest.isObject()
                    && !Instant.parse(newest.path("receivedAt").asString("")).isBefore(after)) {
                return Optional.of(whole(newest.path("id").asString("")));
            }
            if (clock.instant().isAfter(end)) {
                return Optional.empty();
            }
            pause.of(BETWEEN_LOOKS);
        }
    }

    private Arrived whole(String id) {
        JsonNode message = calls.get(addresses.postRoom() + "/api/messages/" + id);
        return new Arrived(
                Instant.parse(message.path("receivedAt").asString("")),
                message.path("to").asString(""),
                message.path("content"));
    }
}
