package nl.stadsbode.deploy.postroom.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import nl.stadsbode.deploy.postroom.Channel;
import nl.stadsbode.deploy.postroom.PostRoomTests;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.util.DeliveryReceiptState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmsCentreTests extends PostRoomTests {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    private Esme esme;

    @BeforeEach
    void bind() throws Exception {
        esme = Esme.bound(port(Channel.SMS));
    }

    @AfterEach
    void unbind() {
        esme.close();
    }

    @Test
    void a_message_is_shown_and_its_receipt_says_delivered() throws Exception {
        var deliveryId = UUID.randomUUID().toString();

        var messageId =
                esme.send("+31612345678", (byte) 0, new byte[] {0x1B, 0x65, ' ', '5', ' ', 0x05}, named(deliveryId));

        var receipt = onlyReceipt(messageId);
        assertThat(receipt.isSmscDeliveryReceipt()).isTrue();
        assertThat(receipt.getSourceAddr()).isEqualTo("+31612345678");
        assertThat(new String(receipt.getShortMessage(), StandardCharsets.US_ASCII))
                .matches("id:" + messageId
                        + " sub:001 dlvrd:001 submit date:\\d{10} done date:\\d{10} stat:DELIVRD err:000 text:");
        assertThat(receipt.getShortMessageAsDeliveryReceipt().getFinalStatus()).isEqualTo(DeliveryReceiptState.DELIVRD);
        assertThat(receipt.getOptionalParameter(OptionalParameter.Receipted_message_id.class)
                        .getValueAsString())
                .isEqualTo(messageId);
        assertThat(receipt.getOptionalParameter(OptionalParameter.Message_state.class)
                        .getValue())
                .isEqualTo((byte) 2);
        assertThat(deliveryIdIn(receipt)).isEqualTo(deliveryId);
        assertThat(newest())
                .containsEntry("channel", "sms")
                .containsEntry("to", "+31612345678")
                .containsEntry("deliveryId", deliveryId);
        assertThat(newestContent())
                .containsEntry("text", "€ 5 é")
                .containsEntry("from", "Stadsbode")
                .containsEntry("encoding", "GSM-7")
                .containsEntry("messageId", messageId);
    }

    @Test
    void a_long_message_in_other_letters_comes_in_the_payload_parameter() throws Exception {
        var text = "Ë".repeat(100);

        esme.send(
                "+31612345678",
                (byte) 8,
                new byte[0],
                new OptionalParameter.Message_payload(text.getBytes(StandardCharsets.UTF_16BE)));

        assertThat(newestContent())
                .containsEntry("text", text)
                .containsEntry("encoding", "UCS-2")
                .containsEntry("parts", 2);
    }

    @Test
    void a_number_on_0000_cannot_be_reached() throws Exception {
        var messageId = esme.send("+31612340000", "hello");

        assertThat(new String(onlyReceipt(messageId).getShortMessage(), StandardCharsets.US_ASCII))
                .contains("stat:UNDELIV");
        assertThat(onlyReceipt(messageId).getOptionalParameter((short) 0x1501)).isNull();
        assertThat(newest()).containsEntry("outcome", "undeliverable");
    }

    @Test
    void a_number_on_0001_is_refused() {
        assertRefused("+31612340001", SMPPConstant.STAT_ESME_RINVDSTADR);
        assertThat(listed("")).isEmpty();
    }

    @Test
    void a_number_on_0002_is_throttled_twice_and_then_accepted() throws Exception {
        assertRefused("+31612340002", SMPPConstant.STAT_ESME_RTHROTTLED);
        assertRefused("+31612340002", SMPPConstant.STAT_ESME_RTHROTTLED);

        esme.send("+31612340002", "hello");

        assertThat(listed("")).hasSize(1);
    }

    @Test
    void a_number_on_0003_is_never_heard_of_again() throws Exception {
        var silent = esme.send("+31612340003", "hello");
        var heard = esme.send("+31612345678", "hello");

        onlyReceipt(heard);
        assertThat(listed("")).hasSize(2);
        assertThat(esme.receiptsOf(silent)).isEmpty();
    }

    @Test
    void a_receipt_waits_until_its_sender_is_bound_again() throws Exception {
        behave("{\"channel\":\"sms\",\"receiptDelayMs\":200}");
        var messageId = esme.send("+31612345678", "hello");
        esme.close();
        await().during(Duration.ofMillis(400))
                .until(() -> esme.receiptsOf(messageId).isEmpty());

        esme = Esme.bound(port(Channel.SMS));

        onlyReceipt(messageId);
    }

    @Test
    void a_wrong_password_does_not_bind() {
        assertThatThrownBy(() -> Esme.bound(port(Channel.SMS), "wrong")).hasMessageContaining("0000000e");
    }

    @Test
    void receipts_come_never_twice_or_before_the_answer_as_told() throws Exception {
        behave("{\"channel\":\"sms\",\"receipts\":\"never\"}");
        var never = esme.send("+31612345678", "hello");
        behave("{\"channel\":\"sms\",\"receipts\":\"twice\"}");
        var twice = esme.send("+31612345678", "hello");
        await().until(() -> esme.receiptsOf(twice).size() == 2);
        assertThat(esme.receiptsOf(never)).isEmpty();

        behave("{\"channel\":\"sms\",\"receipts\":\"before-answer\"}");
        var early = esme.send("+31612345678", "hello");

        assertThat(esme.receiptsOf(early)).hasSize(1);
    }

    @Test
    void answers_are_throttled_refused_or_slow_as_told() throws Exception {
        behave("{\"channel\":\"sms\",\"answer\":\"throttle\"}");
        assertRefused("+31612345678", SMPPConstant.STAT_ESME_RTHROTTLED);
        behave("{\"channel\":\"sms\",\"answer\":\"refuse\"}");
        assertRefused("+31612345678", SMPPConstant.STAT_ESME_RINVDSTADR);

        behave("{\"channel\":\"sms\",\"answer\":\"slow\",\"slowMs\":300}");
        long before = System.nanoTime();
        esme.send("+31612345678", "hello");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(290));
    }

    @Test
    void a_dropped_answer_leaves_the_message_taken_and_the_connection_closed() throws Exception {
        behave("{\"channel\":\"sms\",\"answer\":\"drop\"}");
        esme.waitAtMost(Duration.ofSeconds(2));

        var deliveryId = UUID.randomUUID().toString();

        assertThatThrownBy(() -> esme.send("+31612345678", (byte) 0, HELLO, named(deliveryId)))
                .isNotInstanceOf(NegativeResponseException.class);

        assertThat(listed("")).hasSize(1);
        behave("{\"channel\":\"sms\",\"answer\":\"normal\"}");
        esme = Esme.bound(port(Channel.SMS));
        var receipt = onlyReceipt((String) newestContent().get("messageId"));
        assertThat(deliveryIdIn(receipt)).isEqualTo(deliveryId);
    }

    @Test
    void five_thousand_messages_in_a_window_each_get_one_answer_and_one_receipt() throws Exception {
        var window = new Semaphore(50);
        List<Callable<String>> sends = IntStream.range(0, 5_000)
                .<Callable<String>>mapToObj(i -> () -> {
                    window.acquire();
                    try {
                        return esme.send("+316%08d".formatted(10_004 + i * 10), "hello");
                    } finally {
                        window.release();
                    }
                })
                .toList();

        var ids = new HashSet<String>();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sent : senders.invokeAll(sends)) {
                ids.add(sent.get());
            }
        }

        assertThat(ids).hasSize(5_000);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> esme.receipts().keySet().containsAll(ids));
        assertThat(ids).allSatisfy(id -> assertThat(esme.receiptsOf(id)).hasSize(1));
        assertThat(web().get().uri("/api/messages/count?channel=sms").retrieve().body(Map.class))
                .isEqualTo(Map.of("count", 5_000));
    }

    private static OptionalParameter named(String deliveryId) {
        return new OptionalParameter.OctetString((short) 0x1501, deliveryId.getBytes(StandardCharsets.US_ASCII));
    }

    private static String deliveryIdIn(DeliverSm receipt) {
        return ((OptionalParameter.OctetString) receipt.getOptionalParameter((short) 0x1501)).getValueAsString();
    }

    private DeliverSm onlyReceipt(String messageId) {
        await().until(() -> !esme.receiptsOf(messageId).isEmpty());
        assertThat(esme.receiptsOf(messageId)).hasSize(1);
        return esme.receiptsOf(messageId).getFirst();
    }

    private void assertRefused(String number, int status) {
        assertThatThrownBy(() -> esme.send(number, "hello"))
                .isInstanceOfSatisfying(
                        NegativeResponseException.class,
                        refusal -> assertThat(refusal.getCommandStatus()).isEqualTo(status));
    }
}
