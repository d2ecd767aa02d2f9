package nl.stadsbode.notifications.clarity;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Counts codes that were wrong, so that none can be guessed: those from one network, and all. In memory, of this instance,
 * and forgotten when the while is over.
 */
@Component
class WrongCodes {

    private static final int IPV6 = 16;
    private static final int NETWORK_OF_ONE = 8; // octets: within it, someone may choose their IPv6 address

    private final ClaritySettings settings;
    private final Clock clock;
    private final Map<String, Integer> byNetwork = new HashMap<>();
    private int all;
    private Instant until = Instant.MIN;

    WrongCodes(ClaritySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    synchronized boolean tooMany(String address) {
        beginAnew();
        return all >= settings.wrongCodes()
                || byNetwork.getOrDefault(network(address), 0) >= settings.wrongCodesOfOne();
    }

    synchronized void another(String address) {
        beginAnew();
        all++;
        byNetwork.merge(network(address), 1, Integer::sum);
    }

    private void beginAnew() {
        Instant now = clock.instant();
        if (!now.isBefore(until)) {
            byNetwork.clear();
            all = 0;
            until = now.plus(settings.wrongCodesWithin());
        }
    }

    private static String network(String address) {
        try {
            byte[] octets = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(octets.length == IPV6 ? Arrays.copyOf(octets, NETWORK_OF_ONE) : octets);
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }
}
