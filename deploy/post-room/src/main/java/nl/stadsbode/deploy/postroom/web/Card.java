package nl.stadsbode.deploy.postroom.web;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import nl.stadsbode.deploy.postroom.Content;
import nl.stadsbode.deploy.postroom.Message;
import nl.stadsbode.deploy.postroom.Outcome;
import nl.stadsbode.deploy.postroom.email.ReceivedMail;
import org.jspecify.annotations.Nullable;

/**
 * One message as the page shows it; of the last three at most one is there, none once the content
 * was dropped.
 *
 * @param at in the time of Amsterdam
 * @param trouble whether the sender is told that it did not reach the resident
 */
record Card(
        long number,
        String channel,
        String to,
        ZonedDateTime at,
        @Nullable String deliveryId,
        String outcome,
        boolean trouble,
        Content.@Nullable Sms sms,
        @Nullable ReceivedMail mail,
        Content.@Nullable Letter letter) {

    private static final ZoneId LOCAL_TIME = ZoneId.of("Europe/Amsterdam");

    static Card of(Message message) {
        var content = message.content().orElse(null);
        return new Card(
                message.number(),
                message.channel().code(),
                message.to(),
                message.receivedAt().atZone(LOCAL_TIME),
                message.deliveryId(),
                message.outcome().code(),
                trouble(message.outcome()),
                content instanceof Content.Sms sms ? sms : null,
                content instanceof Content.Email email ? ReceivedMail.of(email) : null,
                content instanceof Content.Letter letter ? letter : null);
    }

    private static boolean trouble(Outcome outcome) {
        return switch (outcome) {
            case DELIVERED, PRINTED -> false;
            case UNDELIVERABLE, SILENT, BOUNCED, RETURNED -> true;
        };
    }
}
