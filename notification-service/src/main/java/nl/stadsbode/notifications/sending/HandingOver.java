package nl.stadsbode.notifications.sending;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.stadsbode.chassis.observability.Traces;
import nl.stadsbode.notifications.carriers.Carrier;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands single messages over, to the carrier of their channel that does well: through the same gates as bulk. */
@Component
public class HandingOver {

    private static final Logger log = LoggerFactory.getLogger(HandingOver.class);

    /** @param carrier who gave it */
    public record Answer(String carrier, HandOver handOver) {}

    private record Way(Carrier carrier, Gate gate, Pace pace) {}

    private final List<Way> ways;
    private final Abroad abroad;
    private final Traces traces;

    HandingOver(List<Carrier> carriers, Gates gates, Abroad abroad, JdbcClient jdbc, Traces traces, Clock clock) {
        this.ways = carriers.stream()
                .sorted(Comparator.comparingInt(Carrier::place))
                .map(carrier -> new Way(
                        carrier, gates.of(carrier.name()), new Pace(carrier.name(), carrier.rate(), jdbc, clock)))
                .toList();
        this.abroad = abroad;
        this.traces = traces;
    }

    /** @return empty where nothing may go on the channel now; certainly nothing was sent then */
    public Optional<Answer> one(Parcel parcel, @Nullable String traceParent) {
        Channel channel = switch (parcel) {
            case Parcel.Sms sms -> Channel.SMS;
            case Parcel.Email email -> Channel.EMAIL;
        };
        for (Way way : ways) {
            if (way.carrier.channel() == channel) {
                try (Gate.Grant grant = way.gate.ask(1)) {
                    if (grant.most() > 0) {
                        return handOver(parcel, traceParent, way, grant)
                                .map(answer -> new Answer(way.carrier.name(), answer));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<HandOver> handOver(Parcel parcel, @Nullable String traceParent, Way way, Gate.Grant grant) {
        boolean abroadNumber = parcel instanceof Parcel.Sms sms && abroad.isAbroad(sms.number());
        try {
            if (abroadNumber && !abroad.oneMayGo()) {
                return Optional.of(new HandOver.Refused(Abroad.CAP_REACHED));
            }
            way.pace.reserve(1).await(0);
        } catch (RuntimeException notNow) {
            log.warn("{}: nothing was handed over: {}", way.carrier.name(), notNow.toString());
            return Optional.empty();
        }
        grant.use();
        long begun = System.nanoTime();
        HandOver answer = answer(parcel, traceParent, way.carrier);
        way.gate.answered(answer, Duration.ofNanos(System.nanoTime() - begun));
        if (abroadNumber && answer.isCertainlyNotAccepted()) {
            abroad.oneNotSent();
        }
        return Optional.of(answer);
    }

    private HandOver answer(Parcel parcel, @Nullable String traceParent, Carrier carrier) {
        try {
            return traces.in(traceParent, "hand-over " + carrier.channel().code(), () -> carrier.handOver(parcel));
        } catch (RuntimeException broken) {
            log.error("{}: a carrier must not throw", carrier.name(), broken);
            return new HandOver.Unknown("internal-error");
        }
    }
}
