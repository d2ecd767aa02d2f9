package nl.stadsbode.notifications.carriers.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.texts.Content;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MailRelayTests {

    private static final Logger LOG = LoggerFactory.getLogger(MailRelayTests.class);
    private static final UUID DELIVERY = UUID.fromString("01981111-2222-7333-8444-555566667777");
    private static final URI REFUSING = URI.create("https://example.org/" + DELIVERY + "/seal");
    /** For a whole mail, on a machine that has other things to do as well. */
    private static final String PATIENT = "30s";

    private static final HandOver TAKEN = new HandOver.Accepted(DELIVERY + "@stadsbode.localhost");

    private Relay relay;
    private MailRelay carrier;

    @BeforeEach
    void started() throws IOException {
        relay = new Relay();
        carrier = started(relay.port(), Map.of());
    }

    @AfterEach
    void everything_stops() throws IOException {
        carrier.stop();
        relay.close();
    }

    static final ReturnPath RETURN_PATH = new ReturnPath("bounces.stadsbode.localhost", new byte[] {1, 2, 3});

    static EmailSettings settings(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("email", EmailSettings.class);
    }

    private static MailRelay started(int port, Map<String, String> more) {
        var values = new HashMap<String, String>(
                Map.of("email.port", Integer.toString(port), "email.tls", "none", "email.answer-timeout", PATIENT));
        values.putAll(more);
        var starting = new MailRelay(settings(values), 0, RETURN_PATH, Clock.systemUTC());
        starting.start();
        return starting;
    }

    private void startedAgain(Map<String, String> settings) {
        carrier.stop();
        carrier = started(relay.port(), settings);
    }

    private static Parcel.Email mail(String address, String name, String subject) {
        return new Parcel.Email(
                DELIVERY,
                address,
                name,
                new Content.Email(subject, "Uw aanvraag is ontvangen.\n.\nGroet, één", "<p>één</p>", "nl/test 1"),
                REFUSING);
    }

    private HandOver handedOver() {
        return carrier.handOver(mail("rosa@example.org", "Rosa de Vriës", "Één zaak"));
    }

    private MimeMessage only() throws Exception {
        assertThat(relay.mails()).hasSize(1);
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(relay.mails().getFirst().getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void a_mail_says_the_same_in_text_and_in_html() throws Exception {
        assertThat(handedOver()).isEqualTo(TAKEN);

        var mail = only();
        assertThat(mail.getSubject()).isEqualTo("Één zaak");
        assertThat(mail.getFrom()).containsExactly(new InternetAddress("noreply@stadsbode.localhost", "Gemeente"));
        assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal()).isEqualTo("Rosa de Vriës");
        assertThat(mail.getHeader("X-Delivery-Id")).containsExactly(DELIVERY.toString());
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.isMimeType("multipart/alternative")).isTrue();
        var parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat((String) parts.getBodyPart(0).getContent()).contains("ontvangen.\r\n..\r\nGroet, één");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>één</p>\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Zaak",
                "a = b \"c\" \\ d",
                "=?UTF-8?Q?Zaak?=",
                "Één zaak 🏡 met een heel lang onderwerp, Şahin, waarin van alles staat en 🚲 nog wat meer dan dat",
                "a very long subject in plain letters that goes on and on until it does not fit on one line any more"
            })
    void every_name_and_subject_arrives_as_it_was(String words) throws Exception {
        carrier.handOver(mail("rosa@example.org", words, words));

        assertThat(Objects.requireNonNullElse(only().getSubject(), "")).isEqualTo(words);
        assertThat(Objects.requireNonNullElse(((InternetAddress) only().getAllRecipients()[0]).getPersonal(), ""))
                .isEqualTo(words);
        assertThat(relay.mails().getFirst().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void every_text_arrives_as_it_was() throws Exception {
        var text = "Een regel met een blanco aan het eind \nen = tekens\n\n\teen tab, ë ŝ 🏡\n" + "lang ".repeat(500)
                + "\n";

        carrier.handOver(new Parcel.Email(
                DELIVERY, "rosa@example.org", "Rosa", new Content.Email("Zaak", text, "<p>x</p>", "1"), null));

        var parts = (MimeMultipart) only().getContent();
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo(text.replace("\n", "\r\n"));
        assertThat(relay.mails().getFirst().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void what_comes_back_names_the_delivery() {
        handedOver();

        assertThat(relay.commands())
                .contains("MAIL FROM:<" + RETURN_PATH.of(DELIVERY) + ">", "RCPT TO:<rosa@example.org>");
    }

    @Test
    void delivery_notifications_are_asked_for_where_they_are_offered() {
        relay.says("EHLO", "250-relay\r\n250 DSN");

        handedOver();

        assertThat(relay.commands())
                .contains("MAIL FROM:<" + RETURN_PATH.of(DELIVERY) + "> RET=HDRS ENVID=" + DELIVERY)
                .anyMatch(command -> command.startsWith("RCPT TO:<rosa@example.org> NOTIFY=FAILURE,DELAY"));
    }

    @Test
    void a_delivery_always_has_the_same_message_id() throws Exception {
        handedOver();
        var first = only().getMessageID();
        relay.mails().clear();

        handedOver();

        assertThat(only().getMessageID()).isEqualTo(first).isEqualTo("<" + DELIVERY + "@stadsbode.localhost>");
    }

    @Test
    void a_service_message_can_be_refused_with_one_request() throws Exception {
        handedOver();

        assertThat(only().getHeader("List-Unsubscribe")).containsExactly("<" + REFUSING + ">");
        assertThat(only().getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
    }

    @Test
    void an_official_message_cannot() throws Exception {
        var service = mail("rosa@example.org", "Rosa", "Besluit");

        carrier.handOver(new Parcel.Email(DELIVERY, service.address(), "Rosa", service.content(), null));

        assertThat(only().getHeader("List-Unsubscribe")).isNull();
        assertThat(only().getHeader("List-Unsubscribe-Post")).isNull();
    }

    @Test
    void names_and_subjects_cannot_smuggle_in_a_header() throws Exception {
        carrier.handOver(mail(
                "rosa@example.org",
                "Rosa\r\nBcc: all@example.org\r\n\r\nhi\u2028X: y",
                "Zaak\r\nBcc: all@example.org\nX-Evil: 1\r\n\r\nbody"));

        assertThat(only().getHeader("Bcc")).isNull();
        assertThat(only().getHeader("X-Evil")).isNull();
        assertThat(only().getSubject()).isEqualTo("Zaak Bcc: all@example.org X-Evil: 1 body");
        assertThat(only().getAllRecipients()).hasSize(1);
        assertThat(relay.commands().stream().filter(command -> command.startsWith("RCPT")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rosa@example.org\r\nRCPT TO:<all@example.org>",
                "rosa@example.org>, <all@example.org",
                "rosa@example.org,all@example.org",
                "Rosa <rosa@example.org>",
                "\"a b\"@example.org",
                "rosa",
                "@example.org",
                "rosa@",
                "rosa@-..example",
                ""
            })
    void an_address_that_is_more_or_less_than_one_is_refused_unasked(String address) {
        assertThat(carrier.handOver(mail(address, "Rosa", "Zaak"))).isEqualTo(new HandOver.Refused("not-an-address"));
        assertThat(relay.connections()).isZero();
    }

    @Test
    void an_international_domain_is_written_in_ascii() {
        carrier.handOver(mail("rosa@bücher.example", "Rosa", "Zaak"));

        assertThat(relay.commands()).contains("RCPT TO:<rosa@xn--bcher-kva.example>");
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 <rosa@example.org> no such mailbox, Refused, smtp-550-5-1-1",
        "RCPT, 550 no such mailbox, Refused, smtp-550",
        "RCPT, 451 4.2.1 busy, Later, smtp-451-4-2-1",
        "RCPT, 452 full, Later, smtp-452",
        "RCPT, 421 4.3.2 closing, Faulty, smtp-421-4-3-2",
        "MAIL, 451 later, Faulty, smtp-451",
        "MAIL, 550 5.7.1 not you, Faulty, sender-refused",
        "MAIL, 552 5.3.4 too large, Refused, smtp-552-5-3-4",
        "MAIL, 530 5.7.0 sign in first, Away, sign-in-needed",
        "DATA, 554 5.7.1 no, Refused, smtp-554-5-7-1",
        "DATA, 451 later, Faulty, smtp-451",
        "DOT, 554 5.7.1 spam, Refused, smtp-554-5-7-1",
        "DOT, 452 4.3.1 disk full, Faulty, smtp-452-4-3-1",
        "DOT, 421 4.3.2 closing, Faulty, smtp-421-4-3-2",
        "HELLO, 554 go away, Away, greeting-failed",
        "HELLO, 421 busy, Away, greeting-failed",
        "HELLO, drop, Away, greeting-failed",
        "HELLO, silence, Away, no-answer",
        "MAIL, drop, Faulty, connection-lost",
        "RCPT, drop, Faulty, connection-lost",
        "DATA, drop, Faulty, connection-lost",
        "RCPT, silence, Faulty, no-answer",
        "DOT, drop, Unknown, connection-lost",
        "DOT, silence, Unknown, no-answer"
    })
    void each_answer_has_its_meaning(String verb, String answer, String outcome, String reason) {
        if (answer.equals(Relay.SILENCE)) {
            handedOver();
            startedAgain(Map.of("email.answer-timeout", "1500ms"));
        }
        relay.says(verb, answer);

        assertThat(handedOver()).hasToString(outcome + "[reason=" + reason + "]");
    }

    @Test
    void a_connection_lost_before_the_final_dot_took_nothing() {
        relay.says("MIDDLE", Relay.DROP);
        var endless = new Content.Email("Zaak", "een regel tekst\n".repeat(1_000_000), "<p>", "nl/test 1");

        var answer = carrier.handOver(new Parcel.Email(DELIVERY, "rosa@example.org", "Rosa", endless, null));

        assertThat(answer).isEqualTo(new HandOver.Faulty("connection-lost"));
    }

    @Test
    void any_yes_after_the_dot_is_a_yes() {
        relay.says("DOT", "251 taken elsewhere");

        assertThat(handedOver()).isEqualTo(TAKEN);
    }

    @Test
    void nobody_there_is_away_until_someone_is() throws IOException {
        relay.close();
        assertThat(handedOver()).isEqualTo(new HandOver.Away("not-reachable"));

        relay = new Relay(relay.port());

        assertThat(handedOver()).isEqualTo(TAKEN);
    }

    @Test
    void no_mail_goes_out_in_the_clear_where_encryption_is_set() {
        startedAgain(Map.of("email.tls", "starttls"));

        assertThat(handedOver()).isEqualTo(new HandOver.Away("greeting-failed"));
        assertThat(relay.commands()).noneMatch(command -> command.startsWith("MAIL"));
    }

    @Test
    void a_connection_is_used_again() {
        for (var i = 0; i < 10; i++) {
            assertThat(handedOver()).isEqualTo(TAKEN);
        }

        assertThat(relay.connections()).isEqualTo(1);
    }

    @Test
    void a_connection_that_was_closed_while_idle_costs_nothing() throws IOException {
        handedOver();
        relay.dropEveryone();

        assertThat(handedOver()).isEqualTo(TAKEN);
        assertThat(relay.connections()).isEqualTo(2);
        assertThat(relay.mails()).hasSize(2);
    }

    @Test
    void a_relay_that_says_goodbye_to_an_idle_connection_is_asked_anew() {
        handedOver();
        relay.says("MAIL", "421 4.4.2 idle for too long");

        assertThat(handedOver()).isEqualTo(new HandOver.Faulty("connection-lost"));
        assertThat(relay.connections()).isEqualTo(2);
    }

    @Test
    void an_idle_connection_ends_in_time() {
        startedAgain(Map.of("email.idle", "100ms"));
        handedOver();

        await().until(() -> relay.commands().contains("QUIT"));
    }

    @Test
    void a_connection_carries_only_so_many_mails() {
        startedAgain(Map.of("email.mails-a-connection", "2"));

        for (var i = 0; i < 4; i++) {
            handedOver();
        }

        assertThat(relay.connections()).isEqualTo(2);
    }

    @Test
    void three_thousand_mails_go_out_in_a_window() throws Exception {
        var window = new Semaphore(carrier.window());
        handedOver();
        var began = System.nanoTime();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HandOver>> answers = IntStream.range(0, 3000)
                    .mapToObj(i -> threads.submit(() -> {
                        window.acquire();
                        try {
                            return handedOver();
                        } finally {
                            window.release();
                        }
                    }))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(TAKEN);
            }
        }

        LOG.info(
                "3000 mails in {} ms over {} connections",
                Duration.ofNanos(System.nanoTime() - began).toMillis(),
                relay.connections());
        assertThat(relay.connections()).isLessThan(60);
    }
}
