package nl.stadsbode.notifications.operations;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.sending.CarrierState;
import nl.stadsbode.notifications.sending.Gates;
import org.springframework.stereotype.Component;

/** How each carrier does, for the dashboards: {@code stadsbode.carrier.well} and {@code .troubles}. */
@Component
class CarrierMetrics {

    CarrierMetrics(Gates gates, MeterRegistry registry) {
        for (Channel channel : Channel.values()) {
            for (CarrierState carrier : gates.carriers(channel)) {
                Gauge.builder(
                                "stadsbode.carrier.well",
                                gates,
                                it -> it.carrier(carrier.name()).doesWell() ? 1 : 0)
                        .tag("channel", channel.code())
                        .tag("carrier", carrier.name())
                        .register(registry);
                FunctionCounter.builder(
                                "stadsbode.carrier.troubles",
                                gates,
                                it -> it.carrier(carrier.name()).troubles())
                        .tag("channel", channel.code())
                        .tag("carrier", carrier.name())
                        .register(registry);
            }
        }
    }
}
