package nl.stadsbode.notifications.carriers.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.carriers.Receipt.Outcome;
import nl.stadsbode.notifications.carriers.ReceivedReceipts;
import nl.stadsbode.notifications.texts.Content;
import org.awaitility.Awaitility;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.NegativeResponseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class SmsCentreTests {

    private static final Logger LOG = LoggerFactory.getLogger(SmsCentreTests.class);
    private static final UUID DELIVERY = UUID.fromString("01981111-2222-7333-8444-555566667777");

    private final ReceivedReceipts receipts = new ReceivedReceipts();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Smsc smsc;
    private SmsCentre carrier;

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @BeforeEach
    void bound() throws IOException {
        smsc = new Smsc();
        carrier = started(smsc.port(), Map.of());
        awaitBound();
    }

    @AfterEach
    void everything_stops() throws IOException {
        carrier.stop();
        smsc.close();
        threads.shutdownNow();
    }

    private SmsCentre started(int port, Map<String, String> more) {
        var values = new HashMap<String, String>(Map.of(
                "sms.port", Integer.toString(port),
                "sms.password", "local",
                "sms.answer-timeout", "20s",
                "sms.bind-timeout", "1s",
                "sms.first-backoff", "20ms",
                "sms.longest-backoff", "50ms"));
        values.putAll(more);
        var starting = SmsCentres.of(values, receipts);
        starting.start();
        return starting;
    }

    private void awaitBound() {
        await().until(() -> !(carrier.handOver(sms("31600000000", "?")) instanceof HandOver.Away));
        smsc.submitted().clear();
    }

    private void restartedWith(Map<String, String> settings) {
        carrier.stop();
        carrier = started(smsc.port(), settings);
        awaitBound();
    }

    private static Parcel.Sms sms(String number, String text) {
        return new Parcel.Sms(DELIVERY, number, new Content.Sms(text, 1, false, "nl/test 1"));
    }

    private HandOver handedOver() {
        return carrier.handOver(sms("+31612345678", "Uw paspoort ligt klaar."));
    }

    @Test
    void an_accepted_message_is_known_by_the_number_it_got() {
        var answer = handedOver();

        assertThat(answer).isEqualTo(new HandOver.Accepted(Integer.toHexString(smsc.lastId())));
        var message = only();
        assertThat(message.getDestAddress()).isEqualTo("31612345678");
        assertThat(message.getDestAddrTon()).isEqualTo((byte) 1);
        assertThat(message.getDestAddrNpi()).isEqualTo((byte) 1);
        assertThat(message.getSourceAddr()).isEqualTo("Gemeente");
        assertThat(message.getSourceAddrTon()).isEqualTo((byte) 5);
        assertThat(message.getRegisteredDelivery()).isEqualTo((byte) 1);
        assertThat(message.getShortMessage()).isEqualTo("Uw paspoort ligt klaar.".getBytes(StandardCharsets.US_ASCII));
        assertThat(((OptionalParameter.OctetString) message.getOptionalParameter((short) 0x1501)).getValueAsString())
                .isEqualTo(DELIVERY.toString());
    }

    @Test
    void a_text_in_the_gsm_alphabet_is_one_septet_an_octet() {
        carrier.handOver(sms("+31612345678", "€5 é@Ü"));

        assertThat(only().getDataCoding()).isZero();
        assertThat(only().getShortMessage()).containsExactly(0x1B, 0x65, '5', ' ', 0x05, 0x00, 0x5E);
    }

    @Test
    void a_text_in_other_letters_is_ucs_2_and_a_long_one_goes_as_payload() {
        var text = "Şahin, uw aanvraag is ontvangen. ".repeat(5);

        carrier.handOver(new Parcel.Sms(DELIVERY, "+31612345678", new Content.Sms(text, 3, true, "nl/test 1")));

        assertThat(only().getDataCoding()).isEqualTo((byte) 8);
        assertThat(only().getShortMessage()).isEmpty();
        assertThat(only().getOptionalParameter(OptionalParameter.Message_payload.class)
                        .getValue())
                .isEqualTo(text.getBytes(StandardCharsets.UTF_16BE));
    }

    @ParameterizedTest
    @CsvSource({
        "0x0B, Refused, invalid-number",
        "0x01, Refused, invalid-length",
        "0x66, Refused, smpp-00000066",
        "0x58, Throttled, throttled",
        "0x14, Throttled, queue-full",
        "0x08, Faulty, system-error",
        "0x64, Faulty, temporary-error",
        "0x0A, Faulty, sender-refused",
        "0x04, Away, not-bound"
    })
    void each_negative_answer_has_its_meaning(String status, String outcome, String reason) {
        smsc.refuseWith(Integer.decode(status));

        assertThat(handedOver()).hasToString(outcome + "[reason=" + reason + "]");
    }

    @Test
    void a_status_of_the_carriers_own_can_mean_later() {
        smsc.refuseWith(1040);
        assertThat(handedOver()).isEqualTo(new HandOver.Refused("smpp-00000410"));

        restartedWith(Map.of("sms.later-statuses", "1040"));

        assertThat(handedOver()).isEqualTo(new HandOver.Later("smpp-00000410"));
    }

    @Test
    void a_connection_dropped_under_a_message_leaves_its_fate_unknown_at_once() {
        smsc.conduct((message, session) -> session.close());
        var before = System.nanoTime();

        var answer = handedOver();

        assertThat(answer).isEqualTo(new HandOver.Unknown("connection-lost"));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
        assertThat(smsc.submitted()).hasSize(1);
    }

    @Test
    void a_message_that_is_never_answered_has_an_unknown_fate() {
        restartedWith(Map.of("sms.answer-timeout", "1s"));
        var never = new CountDownLatch(1);
        smsc.conduct((message, session) -> waitFor(never));

        var answer = handedOver();

        assertThat(answer).isEqualTo(new HandOver.Unknown("no-answer"));
        never.countDown();
    }

    @Test
    void nobody_there_is_away_and_the_service_starts_all_the_same() throws Exception {
        carrier.stop();
        smsc.close();

        carrier = started(smsc.port(), Map.of());

        assertThat(carrier.isRunning()).isTrue();
        await().until(() -> handedOver().equals(new HandOver.Away("not-reachable")));
    }

    @Test
    void a_refused_bind_is_away() {
        carrier.stop();
        smsc.letNobodyIn();

        carrier = started(smsc.port(), Map.of());

        await().until(() -> handedOver().equals(new HandOver.Away("bind-refused")));
    }

    @Test
    void it_binds_again_after_the_carrier_was_restarted() throws Exception {
        smsc.close();
        await().until(() -> handedOver() instanceof HandOver.Away);

        smsc = new Smsc(smsc.port());

        await().until(() -> handedOver() instanceof HandOver.Accepted);
    }

    @Test
    void a_carrier_that_falls_silent_is_left_and_bound_again() throws Exception {
        try (var silent = new SilentSmsc()) {
            var lonely = started(silent.port(), Map.of("sms.enquire-every", "100ms", "sms.answer-timeout", "100ms"));

            await().until(() -> silent.binds() >= 2);
            lonely.stop();
        }
    }

    @Test
    void stopping_leaves_no_session_behind() {
        carrier.stop();

        await().until(() -> smsc.sessions().stream()
                .noneMatch(session -> session.getSessionState().isBound()));
        assertThat(handedOver()).isInstanceOf(HandOver.Away.class);
    }

    @Test
    void many_messages_are_under_way_at_once_over_one_session() throws Exception {
        var together = new CyclicBarrier(20);
        smsc.conduct((message, session) -> waitFor(together));

        var answers = new ArrayList<Future<HandOver>>();
        for (var i = 0; i < 20; i++) {
            answers.add(threads.submit(this::handedOver));
        }

        for (var answer : answers) {
            assertThat(answer.get()).isInstanceOf(HandOver.Accepted.class);
        }
        assertThat(smsc.sessions()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVRD, 000, DELIVERED,",
        "UNDELIV, 001, BAD_CONTACT_POINT, undeliv-1",
        "REJECTD, 001, BAD_CONTACT_POINT, rejectd-1",
        "UNDELIV, 027, FAILED, undeliv-27",
        "EXPIRED, 001, FAILED, expired-1",
        "DELETED, 000, FAILED, deleted-0"
    })
    void each_state_of_a_receipt_has_its_meaning(String state, String error, Outcome outcome, String reason)
            throws Exception {
        smsc.receiptOf("a1b2-99", state, error);

        assertThat(receipts.all())
                .singleElement()
                .extracting(Receipt::carrier, Receipt::reference, Receipt::outcome, Receipt::reason)
                .containsExactly("smsc", "a1b2-99", outcome, reason);
    }

    @Test
    void what_is_not_final_or_not_understood_is_acknowledged_and_left() throws Exception {
        smsc.receiptOf("1", "ENROUTE", "000");
        smsc.receiptOf("1", "ACCEPTD", "000");
        smsc.receiptOf("", "DELIVRD", "000");
        smsc.receipt("");
        smsc.receipt("this is no receipt at all");

        assertThat(receipts.all()).isEmpty();
    }

    @Test
    void parameters_count_where_the_text_says_nothing() throws Exception {
        smsc.receipt(
                "",
                new OptionalParameter.Receipted_message_id("ff"),
                new OptionalParameter.Message_state((byte) 5),
                new OptionalParameter.Network_error_code(new byte[] {3, 0, 1}),
                new OptionalParameter.OctetString(
                        (short) 0x1501, DELIVERY.toString().getBytes(StandardCharsets.US_ASCII)));

        assertThat(receipts.all())
                .singleElement()
                .extracting(Receipt::reference, Receipt::deliveryId, Receipt::outcome)
                .containsExactly("ff", DELIVERY, Outcome.BAD_CONTACT_POINT);
    }

    @Test
    void an_answer_in_hexadecimal_meets_its_receipt_in_decimal() throws Exception {
        restartedWith(Map.of("sms.answer-ids", "hex", "sms.receipt-ids", "decimal"));
        var accepted = (HandOver.Accepted) handedOver();

        smsc.receiptOf("000" + smsc.lastId(), "DELIVRD", "000");

        assertThat(receipts.all())
                .singleElement()
                .extracting(Receipt::reference)
                .isEqualTo(accepted.reference());
    }

    @Test
    void a_receipt_may_come_before_the_answer() {
        smsc.conduct((message, session) -> {
            try {
                smsc.receiptOf(Integer.toHexString(smsc.lastId() + 1), "DELIVRD", "000");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        var accepted = (HandOver.Accepted) handedOver();

        assertThat(receipts.all())
                .singleElement()
                .extracting(Receipt::reference)
                .isEqualTo(accepted.reference());
    }

    @Test
    void a_receipt_that_comes_twice_or_for_nothing_we_sent_is_handed_on_and_acknowledged() throws Exception {
        smsc.receiptOf("never-sent", "DELIVRD", "000");
        smsc.receiptOf("never-sent", "DELIVRD", "000");

        assertThat(receipts.all()).extracting(Receipt::reference).containsExactly("never-sent", "never-sent");
    }

    @Test
    void it_can_be_started_again_after_it_was_stopped() {
        carrier.stop();
        assertThat(handedOver()).isEqualTo(new HandOver.Away("not-started"));

        carrier.start();

        await().until(() -> handedOver() instanceof HandOver.Accepted);
    }

    @Test
    void a_receipt_is_acknowledged_only_after_it_was_stored() throws Exception {
        var mayStore = new CountDownLatch(1);
        receipts.before(() -> waitFor(mayStore));

        var acknowledged = threads.submit(() -> {
            smsc.receiptOf("1", "DELIVRD", "000");
            return true;
        });

        await().during(Duration.ofMillis(200)).until(() -> !acknowledged.isDone());
        mayStore.countDown();
        assertThat(acknowledged.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(receipts.all()).hasSize(1);
    }

    @Test
    void a_receipt_that_cannot_be_stored_is_asked_for_again() throws Exception {
        receipts.failTimes(1);

        assertThatThrownBy(() -> smsc.receiptOf("1", "DELIVRD", "000"))
                .isInstanceOfSatisfying(
                        NegativeResponseException.class,
                        no -> assertThat(no.getCommandStatus()).isEqualTo(SMPPConstant.STAT_ESME_RX_T_APPN));
        smsc.receiptOf("1", "DELIVRD", "000");

        assertThat(receipts.all()).hasSize(1);
    }

    @Test
    void while_receipts_cannot_be_stored_messages_still_get_their_answers() throws Exception {
        var mayStore = new CountDownLatch(1);
        receipts.before(() -> waitFor(mayStore));
        for (var i = 0; i < 200; i++) {
            var id = Integer.toString(i);
            threads.submit(() -> {
                smsc.receiptOf(id, "DELIVRD", "000");
                return true;
            });
        }

        var answer = handedOver();

        assertThat(answer).isInstanceOf(HandOver.Accepted.class);
        mayStore.countDown();
    }

    @Test
    void a_thousand_receipts_in_a_burst_are_stored_together() throws Exception {
        var window = new Semaphore(40);
        var began = System.nanoTime();

        List<Future<Boolean>> sent = IntStream.range(0, 1000)
                .mapToObj(i -> threads.submit(() -> {
                    window.acquire();
                    try {
                        smsc.receiptOf(Integer.toString(i), "DELIVRD", "000");
                        return true;
                    } finally {
                        window.release();
                    }
                }))
                .toList();
        for (var each : sent) {
            assertThat(each.get()).isTrue();
        }

        LOG.info(
                "1000 receipts in {} ms, {} times stored",
                Duration.ofNanos(System.nanoTime() - began).toMillis(),
                receipts.bundles().size());
        assertThat(receipts.all().stream().map(Receipt::reference).distinct()).hasSize(1000);
        assertThat(receipts.bundles().size()).isLessThan(250);
    }

    @Test
    void five_thousand_messages_go_out_in_a_window() throws Exception {
        var window = new Semaphore(carrier.window());
        var began = System.nanoTime();

        List<Future<HandOver>> answers = IntStream.range(0, 5000)
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
            assertThat(answer.get()).isInstanceOf(HandOver.Accepted.class);
        }

        var took = Duration.ofNanos(System.nanoTime() - began);
        LOG.info("5000 messages in {} ms", took.toMillis());
    }

    private SubmitSm only() {
        assertThat(smsc.submitted()).hasSize(1);
        return smsc.submitted().getFirst();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void waitFor(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
