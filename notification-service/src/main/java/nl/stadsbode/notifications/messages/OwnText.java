package nl.stadsbode.notifications.messages;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.chassis.page.PageLanguage;
import nl.stadsbode.notifications.clarity.WrittenText;
import nl.stadsbode.notifications.notification.StatusChange;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.residents.Resident;
import nl.stadsbode.notifications.residents.Residents;
import nl.stadsbode.notifications.sending.Rendering;
import nl.stadsbode.notifications.texts.Content;
import nl.stadsbode.notifications.texts.KeptContent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was sent, as a resident reads it again; and what was not, as they look it up. */
@Component
class OwnText {

    /**
     * @param language that it is written in, ISO 639-1: not always the reader's of this page
     * @param subject of an e-mail, else empty
     */
    record Words(String language, String subject, List<String> lines) {

        /** As HTML has it. */
        public String direction() {
            return new PageLanguage(language, false).direction();
        }
    }

    record Last(UUID delivery, WrittenText text) {}

    /** Begins what stands below the message: the case's facts, and addresses to click on in a mailbox. */
    private static final String FOOT = "--------";

    private final JdbcClient jdbc;
    private final KeptContent kept;
    private final Rendering rendering;
    private final Residents residents;
    private final JsonMapper json;

    OwnText(JdbcClient jdbc, KeptContent kept, Rendering rendering, Residents residents, JsonMapper json) {
        this.jdbc = jdbc;
        this.kept = kept;
        this.rendering = rendering;
        this.residents = residents;
        this.json = json;
    }

    /**
     * The words of news that its reader was not sent because of what they chose or did not choose, or because nothing of
     * theirs works. That is no reason for who reads along: the news was the resident's to get.
     */
    Optional<Words> notSent(OwnMessage message, String language) {
        record Unsent(StatusChange change, @Nullable UUID onBehalfOf) {}
        return jdbc.sql("""
                        select change, on_behalf_of from notification
                        where id = ? and (reason in ('first-letter', 'nothing-chosen', 'chose-nothing')
                            or reason = 'no-contact-point' and on_behalf_of is null)
                        """)
                .param(message.id())
                .query((row, number) -> new Unsent(
                        json.readValue(row.getString("change"), StatusChange.class),
                        row.getObject("on_behalf_of", UUID.class)))
                .optional()
                .map(unsent -> words(rendering.lookedUp(unsent.change(), language, principal(unsent.onBehalfOf()))));
    }

    /** What was sent last for a notification, and still has its text. */
    Optional<Last> last(UUID notification) {
        return jdbc.sql("""
                        select d.id, d.channel, c.text_version from delivery d join content c on c.delivery_id = d.id
                        where d.notification_id = ? and d.sent_at is not null order by d.rank desc limit 1
                        """)
                .param(notification)
                .query((row, number) -> new Last(
                        row.getObject("id", UUID.class),
                        new WrittenText(
                                row.getString("text_version"),
                                Channel.of(row.getString("channel")).orElseThrow())))
                .optional();
    }

    /** The words of an SMS or an e-mail; empty for a letter, which is a PDF, and where nothing is kept. */
    Optional<Words> words(OwnMessage.Sent sent) {
        return switch (Channel.of(sent.channel()).orElseThrow()) {
            case SMS -> sealed(sent.id()).map(bytes -> words(kept.sms(bytes, sent.id())));
            case EMAIL -> sealed(sent.id()).map(bytes -> words(kept.email(bytes, sent.id())));
            case LETTER -> Optional.empty();
        };
    }

    /** The PDF. */
    Optional<byte[]> letter(OwnMessage.Sent sent) {
        return sent.channel().equals(Channel.LETTER.code())
                ? sealed(sent.id()).map(bytes -> kept.letter(bytes, sent.id()))
                : Optional.empty();
    }

    private @Nullable Resident principal(@Nullable UUID id) {
        return id == null ? null : residents.find(List.of(id)).get(id);
    }

    private static Words words(Content.Sms sms) {
        return new Words(WrittenText.language(sms.textVersion()), "", lines(sms.text()));
    }

    private static Words words(Content.Email email) {
        List<String> all = lines(email.text());
        int foot = all.indexOf(FOOT);
        return new Words(
                WrittenText.language(email.textVersion()), email.subject(), foot < 0 ? all : all.subList(0, foot));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private Optional<byte[]> sealed(UUID delivery) {
        return jdbc.sql("select sealed from content where delivery_id = ?")
                .param(delivery)
                .query(byte[].class)
                .optional();
    }
}
