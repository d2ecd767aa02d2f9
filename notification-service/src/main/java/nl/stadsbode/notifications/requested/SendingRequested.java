package nl.stadsbode.notifications.requested;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.sending.HandingOver;
import nl.stadsbode.notifications.sending.SendingSettings;
import nl.stadsbode.notifications.texts.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Hands over what was asked for on one channel: claim, write, hand over, put down what came of it. */
@Component
class SendingRequested {

    private static final Logger log = LoggerFactory.getLogger(SendingRequested.class);
    /** Beside a carrier's own window, which bulk fills. */
    private static final int AT_ONCE = 8;

    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final RequestedMessages messages;
    private final HandingOver handingOver;
    private final Texts texts;
    private final PersonalData personalData;
    private final JsonMapper json;
    private final SendingSettings settings;
    private final RequestedMetrics metrics;
    private final Clock clock;

    SendingRequested(
            RequestedMessages messages,
            HandingOver handingOver,
            Texts texts,
            PersonalData personalData,
            JsonMapper json,
            SendingSettings settings,
            RequestedMetrics metrics,
            Clock clock) {
        this.messages = messages;
        this.handingOver = handingOver;
        this.texts = texts;
        this.personalData = personalData;
        this.json = json;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @return whether there was anything to send */
    boolean some(Channel channel) {
        List<RequestedMessage> claimed = messages.claim(channel, AT_ONCE, settings.answerLease());
        try (ExecutorService atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
            claimed.forEach(message -> atOnce.submit(() -> send(message)));
        }
        return !claimed.isEmpty();
    }

    private void send(RequestedMessage message) {
        try {
            written(message)
                    .ifPresent(parcel -> handingOver
                            .one(parcel, message.traceParent())
                            .ifPresentOrElse(
                                    answer -> putDown(message, answer),
                                    () -> messages.again(message.id(), "channel-shut", AGAIN)));
        } catch (RuntimeException trouble) {
            // It may have been handed over: its lease ends it as unknown.
            log.warn(
                    "requested message {}: {}", message.id(), trouble.getClass().getSimpleName());
        }
    }

    /** Empty, and over, where it cannot be written: it would not be the next time either. */
    private Optional<Parcel> written(RequestedMessage message) {
        try {
            return Optional.of(parcel(message));
        } catch (RuntimeException unwritable) {
            log.error(
                    "requested message {} cannot be written: {}",
                    message.id(),
                    unwritable.getClass().getSimpleName());
            messages.finish(message.id(), "failed", "cannot-be-rendered", null, null);
            metrics.ended(message.channel(), message.purpose(), "failed");
            return Optional.empty();
        }
    }

    private Parcel parcel(RequestedMessage message) {
        Wanted wanted = message.open(json, personalData);
        var requested = wanted.requested(message.purpose(), message.channel());
        return message.channel() == Channel.SMS
                ? new Parcel.Sms(message.id(), wanted.to(), texts.sms(requested, wanted.addressee()))
                : new Parcel.Email(
                        message.id(),
                        wanted.to(),
                        wanted.addressee().name(),
                        texts.email(requested, wanted.addressee()),
                        null);
    }

    private void putDown(RequestedMessage message, HandingOver.Answer answer) {
        switch (answer.handOver()) {
            case HandOver.Accepted(String reference) -> {
                messages.finish(message.id(), "sent", null, answer.carrier(), reference);
                metrics.sent(message, clock.instant());
            }
            case HandOver.Refused(String reason) -> ended(message, "failed", reason, answer.carrier());
            case HandOver.Unknown(String reason) -> ended(message, "unknown", reason, answer.carrier());
            case HandOver.Later(String reason) -> messages.again(message.id(), reason, AGAIN);
            case HandOver.Throttled(String reason) -> messages.again(message.id(), reason, AGAIN);
            case HandOver.Faulty(String reason) -> messages.again(message.id(), reason, AGAIN);
            case HandOver.Away(String reason) -> messages.again(message.id(), reason, AGAIN);
        }
    }

    private void ended(RequestedMessage message, String state, String reason, String carrier) {
        messages.finish(message.id(), state, reason, carrier, null);
        metrics.ended(message.channel(), message.purpose(), state);
    }
}
