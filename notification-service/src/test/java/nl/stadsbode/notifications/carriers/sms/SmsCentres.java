package nl.stadsbode.notifications.carriers.sms;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import nl.stadsbode.notifications.carriers.Carrier;
import nl.stadsbode.notifications.carriers.ReceiptBox;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Our own carriers, for tests that put a server behind them. */
public final class SmsCentres {

    private SmsCentres() {}

    /** A carrier that keeps itself bound to a server; {@code stop} ends it. */
    public record Bound(Carrier carrier, Runnable stop) {}

    static SmsCentre of(Map<String, String> values, ReceiptBox box) {
        var settings = new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("sms", SmsSettings.class);
        return new SmsCentre(
                settings, 0, new IncomingReceipts(settings, new ReceiptReader(settings, Clock.systemUTC()), box));
    }

    /** @param more settings, each beginning with {@code sms.} */
    public static Bound bound(String name, int port, ReceiptBox box, Map<String, String> more) {
        var values = new HashMap<>(Map.of(
                "sms.name", name,
                "sms.port", Integer.toString(port),
                "sms.answer-timeout", "2s",
                "sms.bind-timeout", "1s",
                "sms.first-backoff", "20ms",
                "sms.longest-backoff", "50ms"));
        values.putAll(more);
        var centre = of(values, box);
        centre.start();
        return new Bound(centre, centre::stop);
    }
}
