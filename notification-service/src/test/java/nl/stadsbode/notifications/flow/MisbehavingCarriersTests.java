package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.carriers.email.MailRelays;
import nl.stadsbode.notifications.carriers.email.Relay;
import nl.stadsbode.notifications.carriers.sms.SmsCentres;
import nl.stadsbode.notifications.carriers.sms.Smsc;
import nl.stadsbode.notifications.texts.Content;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.ProcessRequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way of a message, with an SMS centre and a mail relay that are real servers and behave badly. */
class MisbehavingCarriersTests extends FlowTest {

    private static final Parcel A_TEXT =
            new Parcel.Sms(new UUID(0, 0), "+31600000000", new Content.Sms("Is daar iemand?", 1, false, "nl/test 1"));

    private final UUID bySms = UUID.randomUUID();
    private final UUID byEmail = UUID.randomUUID();
    private Smsc smsc;
    private Relay relay;
    private SmsCentres.Bound toSmsc;
    private MailRelays.Started toRelay;

    @BeforeEach
    void bothThere() throws IOException {
        CLOCK.forward(Duration.ofMinutes(2)); // whoever was away in another test is tried again
        smsc = new Smsc();
        relay = new Relay();
        toSmsc = SmsCentres.bound(SMS.name(), smsc.port(), receipts, Map.of());
        toRelay = MailRelays.started(EMAIL.name(), relay.port());
        SMS.answer = toSmsc.carrier()::handOver;
        EMAIL.answer = toRelay.carrier()::handOver;
        await().until(() -> !(toSmsc.carrier().handOver(A_TEXT) instanceof HandOver.Away));
        resident(bySms, 1, Map.of("service", List.of("sms", "email"), "official", List.of("sms")));
        resident(byEmail, 1, Map.of("service", List.of("email"), "official", List.of("email")));
        awaitWell(SMS, bySms);
        awaitWell(EMAIL, byEmail);
    }

    @AfterEach
    void bothStop() throws IOException {
        toSmsc.stop().run();
        toRelay.stop().run();
        smsc.close();
        relay.close();
    }

    private UUID told(UUID resident, String kind) {
        return change(UUID.randomUUID(), 1, kind, resident);
    }

    private List<String> attempts(UUID event) {
        return jdbc.sql("""
                        select a.carrier || ' ' || a.outcome || coalesce(' ' || a.reason, '') from attempt a
                        join delivery d on d.id = a.delivery_id join notification n on n.id = d.notification_id
                        where n.event_id = ? order by d.rank, a.number
                        """).param(event).query(String.class).list();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await(120, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_text_message_that_was_taken_before_the_connection_dropped_is_sent_once_more_after_its_wait() {
        AtomicInteger drops = new AtomicInteger(1);
        smsc.conduct((message, session) -> {
            if (drops.getAndDecrement() > 0) {
                session.close();
            }
        });
        UUID event = told(bySms, "service");
        awaitStates(event, "sms unknown");
        CLOCK.forward(Duration.ofMinutes(14));
        await().until(() -> !(toSmsc.carrier().handOver(A_TEXT) instanceof HandOver.Away));
        assertThat(states(event)).containsExactly("sms unknown");

        CLOCK.forward(Duration.ofMinutes(2));

        awaitStates(event, "sms sent");
        assertThat(attempts(event)).containsExactly("counting-sms unknown connection-lost", "counting-sms sent");
    }

    @Test
    void an_official_text_message_that_is_never_answered_goes_as_a_letter() {
        CountDownLatch ended = new CountDownLatch(1);
        smsc.conduct((message, session) -> waitFor(ended));
        UUID event = told(bySms, "official");
        awaitStates(event, "sms unknown");

        CLOCK.forward(Duration.ofMinutes(16));

        awaitStates(event, "sms unknown", "letter sent");
        assertThat(attempts(event)).first().isEqualTo("counting-sms unknown no-answer");
        ended.countDown();
    }

    @Test
    void a_receipt_with_our_own_id_settles_a_text_message_that_was_never_answered() throws Exception {
        smsc.conduct((message, session) -> session.close());
        UUID event = told(bySms, "service");
        awaitStates(event, "sms unknown");
        smsc.conduct((message, session) -> {});
        await().until(() -> !(toSmsc.carrier().handOver(A_TEXT) instanceof HandOver.Away));

        smsc.receipt(
                "id:ffff sub:001 dlvrd:001 submit date:2611231200 done date:2611231201 stat:DELIVRD err:000 text:",
                Smsc.echoed(delivery(event)));

        awaitStates(event, "sms delivered");
        CLOCK.forward(Duration.ofMinutes(16));
        awaitStates(told(bySms, "service"), "sms sent");
        assertThat(attempts(event)).containsExactly("counting-sms unknown connection-lost");
    }

    @Test
    void receipts_before_the_answer_twice_for_unknown_ids_and_out_of_order_each_do_what_they_should() throws Exception {
        smsc.conduct((message, session) -> early(smsc.lastId() + 1));
        UUID early = told(bySms, "service");
        awaitStates(early, "sms delivered");
        smsc.conduct((message, session) -> {});
        UUID twice = told(bySms, "service");
        awaitStates(twice, "sms sent");
        String id = reference(twice);

        smsc.receiptOf("never-ours", "DELIVRD", "000");
        smsc.receiptOf(id, "ENROUTE", "000");
        smsc.receiptOf(id, "DELIVRD", "000");
        smsc.receiptOf(id, "DELIVRD", "000");
        awaitStates(twice, "sms delivered");
        smsc.receiptOf(id, "UNDELIV", "001");
        smsc.receiptOf(id, "ENROUTE", "000");

        UUID last = told(bySms, "service");
        awaitStates(last, "sms sent");
        assertThat(states(twice)).containsExactly("sms delivered");
        assertThat(states(early)).containsExactly("sms delivered");
    }

    @Test
    void a_text_message_that_is_refused_goes_by_email_and_one_that_is_throttled_is_tried_again() {
        smsc.refuseWith(SMPPConstant.STAT_ESME_RINVDSTADR);
        UUID refused = told(bySms, "service");
        awaitStates(refused, "sms permanent-failure", "email sent");

        AtomicInteger throttled = new AtomicInteger(2);
        smsc.conduct((message, session) -> {
            if (throttled.getAndDecrement() > 0) {
                throw new ProcessRequestException("too fast", SMPPConstant.STAT_ESME_RTHROTTLED);
            }
        });
        UUID event = told(bySms, "service");
        awaitStates(event, "sms temporary-failure");
        CLOCK.forward(Duration.ofMinutes(1));
        await().until(() -> attempts(event).size() == 2);
        awaitStates(event, "sms temporary-failure");
        CLOCK.forward(Duration.ofMinutes(3));

        awaitStates(event, "sms sent");
        assertThat(attempts(event))
                .containsExactly(
                        "counting-sms temporary-failure throttled",
                        "counting-sms temporary-failure throttled",
                        "counting-sms sent");
    }

    @Test
    void a_mail_whose_connection_dropped_before_the_dot_is_tried_again_and_after_it_waits_for_a_bounce() {
        relay.says("DATA", Relay.DROP);
        UUID before = told(byEmail, "service");
        awaitStates(before, "email temporary-failure");
        relay.says("DATA", "354 go on");
        CLOCK.forward(Duration.ofMinutes(1));
        awaitStates(before, "email sent");
        assertThat(attempts(before))
                .containsExactly("counting-email temporary-failure connection-lost", "counting-email sent");

        relay.says("DOT", Relay.DROP);
        UUID after = told(byEmail, "service");
        awaitStates(after, "email unknown");
        relay.says("DOT", "250 2.0.0 taken");
        CLOCK.forward(Duration.ofMinutes(6));

        awaitStates(after, "email sent");
        assertThat(attempts(after)).containsExactly("counting-email unknown connection-lost", "counting-email sent");
    }

    @Test
    void an_official_mail_that_is_never_answered_after_the_dot_goes_as_a_letter() {
        relay.says("DOT", Relay.SILENCE);
        UUID event = told(byEmail, "official");
        awaitStates(event, "email unknown");

        CLOCK.forward(Duration.ofMinutes(6));

        awaitStates(event, "email unknown", "letter sent");
        assertThat(attempts(event)).first().isEqualTo("counting-email unknown no-answer");
    }

    @Test
    void a_carrier_that_never_answers_holds_up_no_other() {
        CountDownLatch ended = new CountDownLatch(1);
        smsc.conduct((message, session) -> waitFor(ended));
        toSmsc.stop().run();
        toSmsc = SmsCentres.bound(SMS.name(), smsc.port(), receipts, Map.of("sms.answer-timeout", "120s"));
        SMS.answer = toSmsc.carrier()::handOver;
        await().until(() -> smsc.sessions().size() > 1);
        List<UUID> held = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            held.add(told(bySms, "service"));
        }
        await().until(() -> jdbc.sql("select count(*) from delivery d join notification n on n.id = d.notification_id"
                                + " where n.event_id = any(?) and d.state = 'sending'")
                        .param(held.toArray(UUID[]::new))
                        .query(Long.class)
                        .single()
                >= SMS.window() / 2);

        List<UUID> free = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            free.add(told(byEmail, "service"));
        }

        free.forEach(event -> awaitStates(event, "email sent"));
        assertThat(held).noneMatch(event -> states(event).contains("sms sent"));
        ended.countDown();
        held.forEach(event -> awaitStates(event, "sms sent"));
    }

    private void early(int id) {
        try {
            smsc.receiptOf(Integer.toHexString(id), "DELIVRD", "000");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String reference(UUID event) {
        return jdbc.sql("select carrier_reference from delivery where id = ?")
                .param(delivery(event))
                .query(String.class)
                .single();
    }
}
