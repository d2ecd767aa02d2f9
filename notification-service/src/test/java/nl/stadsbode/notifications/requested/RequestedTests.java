package nl.stadsbode.notifications.requested;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.flow.CountingCarrier;
import nl.stadsbode.notifications.flow.FlowTest;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RequestedTests extends FlowTest {

    private static final String NUMBER = "+31612345678";

    @Autowired
    private RequestedMessages messages;

    @BeforeEach
    void let_the_carrier_do_well() {
        UUID someone = UUID.randomUUID();
        resident(someone, 1, Map.of("service", List.of("sms")));
        awaitWell(SMS, someone);
        await().until(() -> sending() == 0);
        SMS.reset();
    }

    @Test
    void a_code_arrives_at_night_as_well_and_nothing_of_it_is_kept() {
        CLOCK.forward(Duration.ofHours(12));

        UUID code = ask("verification", "sms", Map.of("to", NUMBER, "code", "493027", "minutes", 10));

        await().until(() -> state(code).equals("sent"));
        assertThat(SMS.arrived).singleElement().isInstanceOfSatisfying(Parcel.Sms.class, sms -> {
            assertThat(sms.number()).isEqualTo(NUMBER);
            assertThat(sms.content().text()).startsWith("Uw code is 493027.").contains("10 minuten");
            assertThat(sms.content().unicode()).isFalse();
        });
        assertThat(jdbc.sql("select resident_id is null and sealed is null from requested_message where id = ?")
                        .param(code)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void a_link_goes_by_e_mail_and_only_words_stand_beside_it() {
        String link = "https://inwoners.example.org/confirmation/c29tZXRoaW5n";

        ask(
                "verification",
                "email",
                Map.of("to", "r@example.org", "name", "<b>R.</b>", "language", "en", "link", link, "minutes", 60));

        await().until(() -> EMAIL.arrived.size() == 1);
        assertThat(EMAIL.arrived.getFirst()).isInstanceOfSatisfying(Parcel.Email.class, email -> {
            assertThat(email.content().subject()).isEqualTo("Confirm your e-mail address");
            assertThat(email.content().html())
                    .contains("href=\"" + link + "\"", "&lt;b&gt;R.")
                    .doesNotContain("<b>", "Over dit bericht", "<dl>");
            assertThat(email.content().text()).contains(link).doesNotContain("Over dit bericht");
            assertThat(email.unsubscribe()).isNull();
        });
    }

    @Test
    void it_does_not_wait_behind_what_is_told_to_many() throws Exception {
        UUID resident = UUID.randomUUID();
        resident(resident, 1, Map.of("service", List.of("sms")));
        CountDownLatch never = new CountDownLatch(1);
        SMS.answer = parcel -> {
            if (text(parcel).startsWith("Uw code")) {
                return CountingCarrier.accept(parcel);
            }
            hold(never);
            return CountingCarrier.accept(parcel);
        };
        try {
            for (int i = 0; i < 100; i++) {
                change(UUID.randomUUID(), 1, "service", resident);
            }
            await().untilAsserted(() -> assertThat(sending())
                    .as("more than half of the carrier's window is taken")
                    .isGreaterThan(16));

            UUID code = ask("verification", "sms", Map.of("to", NUMBER, "code", "493027", "minutes", 10));

            await().until(() -> state(code).equals("sent"));
        } finally {
            never.countDown();
        }
        await().until(() -> SMS.arrived.size() == 101);
    }

    @Test
    void whatever_becomes_of_it_it_is_never_sent_twice() {
        SMS.answer = parcel -> new HandOver.Unknown("no-answer");
        UUID id = ids.generate();
        UUID resident = UUID.randomUUID();

        ask(id, resident, "test", "sms", Map.of("to", NUMBER), CLOCK.instant().plus(Duration.ofMinutes(10)));
        ask(id, resident, "test", "sms", Map.of("to", NUMBER), CLOCK.instant().plus(Duration.ofMinutes(10)));

        await().until(() -> state(id).equals("unknown"));
        CLOCK.forward(Duration.ofMinutes(5));
        assertThat(SMS.times.get(id)).isEqualTo(1);
    }

    @Test
    void one_that_was_claimed_and_of_which_nothing_was_heard_is_unknown() {
        gates.pause(Channel.SMS, "test", "test");
        try {
            UUID id = ask("test", "sms", Map.of("to", NUMBER));
            await().until(() -> !state(id).equals("none"));
            await().until(() -> {
                CLOCK.forward(Duration.ofSeconds(3));
                return messages.claim(Channel.SMS, 1, Duration.ofSeconds(60)).stream()
                        .anyMatch(claimed -> claimed.id().equals(id));
            });

            CLOCK.forward(Duration.ofSeconds(61));

            await().until(() -> state(id).equals("unknown"));
            assertThat(SMS.arrived).isEmpty();
        } finally {
            gates.resume(Channel.SMS);
        }
    }

    @Test
    void what_the_carrier_does_not_take_now_goes_later_and_not_when_it_is_of_no_use_any_more() {
        AtomicInteger asked = new AtomicInteger();
        SMS.answer =
                parcel -> asked.getAndIncrement() == 0 ? new HandOver.Later("busy") : CountingCarrier.accept(parcel);
        UUID late = ask("test", "sms", Map.of("to", NUMBER));
        await().until(() -> asked.get() == 1);
        CLOCK.forward(Duration.ofSeconds(3));
        await().until(() -> state(late).equals("sent"));

        SMS.answer = parcel -> new HandOver.Later("busy");
        UUID tooLate = ask("test", "sms", Map.of("to", NUMBER));
        await().until(() -> !state(tooLate).equals("none"));
        CLOCK.forward(Duration.ofMinutes(11));
        await().until(() -> state(tooLate).equals("expired"));
    }

    @Test
    void a_bounce_is_written_down() {
        UUID id = ask("test", "email", Map.of("to", "nobody@example.org"));
        await().until(() -> state(id).equals("sent"));

        receipts.put(List.of(new Receipt(
                "counting-email", null, id, Receipt.Outcome.BAD_CONTACT_POINT, "no-such-mailbox", CLOCK.instant())));

        await().until(() -> state(id).equals("failed"));
        assertThat(jdbc.sql("select count(*) from receipt where delivery_id = ? and applied_at is null")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_bounce_that_comes_before_the_answer_waits_for_it() {
        CountDownLatch answered = new CountDownLatch(1);
        EMAIL.answer = parcel -> {
            hold(answered);
            return CountingCarrier.accept(parcel);
        };
        UUID id = ask("test", "email", Map.of("to", "nobody@example.org"));
        try {
            await().until(() -> state(id).equals("sending"));
            receipts.put(List.of(new Receipt(
                    "counting-email",
                    null,
                    id,
                    Receipt.Outcome.BAD_CONTACT_POINT,
                    "no-such-mailbox",
                    CLOCK.instant())));
            messages.applyReceipts();
        } finally {
            answered.countDown();
        }

        await().until(() -> state(id).equals("failed"));
    }

    @Test
    void what_cannot_be_sent_is_a_dead_event_and_holds_up_nothing() {
        UUID noCode = ask("verification", "sms", Map.of("to", NUMBER, "code", "12 345", "minutes", 10));
        UUID byLetter = ask("test", "letter", Map.of("to", NUMBER));
        UUID noAddressee = ask("test", "sms", Map.of("name", "R. de Vries"));
        UUID sound = ask("test", "sms", Map.of("to", NUMBER));

        await().until(() -> state(sound).equals("sent"));
        await().until(() -> dead(noCode) && dead(byLetter) && dead(noAddressee));
        assertThat(List.of(state(noCode), state(byLetter), state(noAddressee))).containsOnly("none");
    }

    private UUID ask(String purpose, String channel, Map<String, Object> wanted) {
        UUID id = ids.generate();
        ask(id, id, purpose, channel, wanted, CLOCK.instant().plus(Duration.ofMinutes(10)));
        return id;
    }

    private void ask(
            UUID id, UUID resident, String purpose, String channel, Map<String, Object> wanted, Instant expires) {
        byte[] sealed = personalData.encrypt(json.writeValueAsBytes(wanted), resident.toString());
        publish(
                "message-requested",
                resident.toString(),
                id,
                1,
                json.writeValueAsBytes(Map.of(
                        "residentId",
                        resident,
                        "purpose",
                        purpose,
                        "channel",
                        channel,
                        "expiresAt",
                        expires.toString(),
                        "content",
                        Base64.getEncoder().encodeToString(sealed))));
    }

    private String state(UUID id) {
        return jdbc.sql("select state from requested_message where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .orElse("none");
    }

    private boolean dead(UUID id) {
        return jdbc.sql(
                                "select count(*) from dead_event where topic = 'message-requested' and key = convert_to(?, 'UTF8')")
                        .param(id.toString())
                        .query(Long.class)
                        .single()
                == 1;
    }

    private long sending() {
        return jdbc.sql("select count(*) from delivery where channel = 'sms' and state = 'sending'")
                .query(Long.class)
                .single();
    }

    private static String text(Parcel parcel) {
        return parcel instanceof Parcel.Sms sms ? sms.content().text() : "";
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
