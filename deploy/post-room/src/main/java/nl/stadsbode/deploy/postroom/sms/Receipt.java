package nl.stadsbode.deploy.postroom.sms;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jsmpp.bean.OptionalParameter;
import org.jspecify.annotations.Nullable;

/**
 * A delivery receipt as SMPP 3.4 appendix B describes it.
 *
 * @param to the phone the message went to
 * @param from the sender of the message, who gets the receipt
 * @param deliveryId the sender's own id, given back as it came; null where none came
 */
record Receipt(
        String messageId,
        String to,
        String from,
        @Nullable String deliveryId,
        boolean delivered,
        Instant submitted,
        Instant done) {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyMMddHHmm").withZone(ZoneOffset.UTC);
    private static final byte STATE_DELIVERED = 2;
    private static final byte STATE_UNDELIVERABLE = 5;

    byte[] text() {
        return "id:%s sub:001 dlvrd:%s submit date:%s done date:%s stat:%s err:%s text:"
                .formatted(
                        messageId,
                        delivered ? "001" : "000",
                        MINUTES.format(submitted),
                        MINUTES.format(done),
                        delivered ? "DELIVRD" : "UNDELIV",
                        delivered ? "000" : "001")
                .getBytes(StandardCharsets.US_ASCII);
    }

    OptionalParameter[] parameters() {
        var id = new OptionalParameter.Receipted_message_id(messageId);
        var state = new OptionalParameter.Message_state(delivered ? STATE_DELIVERED : STATE_UNDELIVERABLE);
        return deliveryId == null
                ? new OptionalParameter[] {id, state}
                : new OptionalParameter[] {
                    id,
                    state,
                    new OptionalParameter.OctetString(
                            Submissions.DELIVERY_ID, deliveryId.getBytes(StandardCharsets.US_ASCII))
                };
    }

    @Override
    public String toString() {
        return "Receipt[" + messageId + "]";
    }
}
