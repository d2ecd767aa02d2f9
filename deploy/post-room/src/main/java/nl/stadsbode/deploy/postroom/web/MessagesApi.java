package nl.stadsbode.deploy.postroom.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.stadsbode.deploy.postroom.Channel;
import nl.stadsbode.deploy.postroom.Content;
import nl.stadsbode.deploy.postroom.Message;
import nl.stadsbode.deploy.postroom.Messages;
import nl.stadsbode.deploy.postroom.Outcome;
import nl.stadsbode.deploy.postroom.Search;
import nl.stadsbode.deploy.postroom.email.ReceivedMail;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What arrived, as JSON: {@code /api/messages}. */
@RestController
@RequestMapping("/api/messages")
class MessagesApi {

    private static final int MOST_LISTED = 1_000_000;

    private final Messages messages;

    MessagesApi(Messages messages) {
        this.messages = messages;
    }

    /** @param receivedAt the moment the post room took it */
    record Line(
            String id,
            Channel channel,
            String to,
            Instant receivedAt,
            @Nullable String deliveryId) {
        static Line of(Message message) {
            return new Line(
                    Long.toString(message.number()),
                    message.channel(),
                    message.to(),
                    message.receivedAt(),
                    message.deliveryId());
        }
    }

    /** @param content null when it was dropped to keep memory bounded */
    record Whole(
            String id,
            Channel channel,
            String to,
            Instant receivedAt,
            @Nullable String deliveryId,
            Outcome outcome,
            @Nullable Object content) {}

    record SmsContent(String from, String text, String encoding, int parts, String messageId) {}

    record EmailContent(
            String envelopeFrom, String from, String subject, String text, String html, Map<String, String> headers) {}

    record LetterContent(String batchId, int pages, String sha256, String pdf) {}

    record Count(int count) {}

    /**
     * Newest first.
     *
     * @param limit 1 to 1,000,000, default 100
     */
    @GetMapping
    List<Line> list(
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String deliveryId,
            @RequestParam(defaultValue = "100") @Positive @Max(MOST_LISTED) int limit) {
        return messages.newest(new Search(channel, to, null, deliveryId), limit).stream()
                .map(Line::of)
                .toList();
    }

    @GetMapping("/count")
    Count count(@RequestParam(required = false) @Nullable Channel channel) {
        return new Count(channel == null ? messages.count() : messages.count(channel));
    }

    @GetMapping("/{id:\\d{1,18}}")
    ResponseEntity<Whole> find(@PathVariable long id) {
        return ResponseEntity.of(messages.find(id)
                .map(message -> new Whole(
                        Long.toString(message.number()),
                        message.channel(),
                        message.to(),
                        message.receivedAt(),
                        message.deliveryId(),
                        message.outcome(),
                        message.content()
                                .map(content -> shown(message.number(), content))
                                .orElse(null))));
    }

    private static Object shown(long number, Content content) {
        return switch (content) {
            case Content.Sms sms ->
                new SmsContent(sms.from(), sms.text(), sms.encoding(), sms.parts(), sms.messageId());
            case Content.Email email -> {
                var mail = ReceivedMail.of(email);
                yield new EmailContent(
                        email.envelopeFrom(), mail.from(), mail.subject(), mail.text(), mail.html(), mail.headers());
            }
            case Content.Letter letter ->
                new LetterContent(
                        letter.batchId(), letter.pages(), letter.sha256(), "/api/messages/" + number + "/letter.pdf");
        };
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void empty() {
        messages.empty();
    }
}
