package nl.stadsbode.notifications.carriers.email;

import java.time.Clock;
import java.util.Map;
import nl.stadsbode.notifications.carriers.Carrier;

/** Our own carriers, for tests that put a server behind them. */
public final class MailRelays {

    private MailRelays() {}

    /** @param stop ends it */
    public record Started(Carrier carrier, Runnable stop) {}

    public static Started started(String name, int port) {
        var relay = new MailRelay(
                MailRelayTests.settings(Map.of(
                        "email.name",
                        name,
                        "email.port",
                        Integer.toString(port),
                        "email.tls",
                        "none",
                        "email.answer-timeout",
                        "2s")),
                0,
                MailRelayTests.RETURN_PATH,
                Clock.systemUTC());
        relay.start();
        return new Started(relay, relay::stop);
    }
}
