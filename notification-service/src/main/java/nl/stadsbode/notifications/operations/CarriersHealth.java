package nl.stadsbode.notifications.operations;

import java.util.Arrays;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.sending.Gates;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Carriers, to be read in {@code /actuator/health}. Always up: a carrier that is away is no reason to start this service
 * anew or to send it no requests, and what it has for that carrier waits.
 */
@Component("carriers")
class CarriersHealth implements HealthIndicator {

    private final Gates gates;

    CarriersHealth(Gates gates) {
        this.gates = gates;
    }

    @Override
    public Health health() {
        Health.Builder up = Health.up();
        Arrays.stream(Channel.values())
                .flatMap(channel -> gates.carriers(channel).stream())
                .forEach(carrier -> up.withDetail(carrier.name(), carrier));
        return up.build();
    }
}
