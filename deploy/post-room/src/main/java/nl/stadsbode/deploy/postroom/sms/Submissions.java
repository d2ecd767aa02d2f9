package nl.stadsbode.deploy.postroom.sms;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import nl.stadsbode.deploy.postroom.Behaviour;
import nl.stadsbode.deploy.postroom.Behaviours;
import nl.stadsbode.deploy.postroom.Channel;
import nl.stadsbode.deploy.postroom.Content;
import nl.stadsbode.deploy.postroom.FirstTries;
import nl.stadsbode.deploy.postroom.Message;
import nl.stadsbode.deploy.postroom.Messages;
import nl.stadsbode.deploy.postroom.Outcome;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes submitted messages, or not: by the carrier's behaviour first, by the number dialled next. */
@Component
class Submissions {

    /** Vendor parameter in which a sender gives its own id: 36 ASCII octets. */
    static final short DELIVERY_ID = 0x1501;

    /** Far below the threads of a session: the answers to these receipts need threads too. */
    private static final int EARLY_RECEIPTS_AT_ONCE = SmppServer.SUBMISSIONS_AT_ONCE / 2;

    private final Messages messages;
    private final Behaviours behaviours;
    private final Receipts receipts;
    private final Clock clock;
    private final FirstTries throttled = new FirstTries(2);
    private final Semaphore earlyReceipts = new Semaphore(EARLY_RECEIPTS_AT_ONCE);
    private final AtomicLong lastMessageId;

    Submissions(Messages messages, Behaviours behaviours, Receipts receipts, Clock clock) {
        this.messages = messages;
        this.behaviours = behaviours;
        this.receipts = receipts;
        this.clock = clock;
        // Begins above every number of an earlier run, which a sender may still know.
        this.lastMessageId = new AtomicLong(clock.millis() * 1_000);
    }

    SubmitSmResult take(SubmitSm submitted, SMPPServerSession session) throws ProcessRequestException {
        var behaviour = behaviours.of(Channel.SMS);
        var number = submitted.getDestAddress();
        var text = ReceivedText.of(submitted);
        var deliveryId = deliveryId(submitted);
        behaviour.dawdle();
        refuseIfItMust(behaviour, number, deliveryId == null ? text.text() : deliveryId);

        var messageId = Long.toString(lastMessageId.incrementAndGet());
        var outcome = outcome(number);
        var now = clock.instant();
        messages.add(new Message.Arrival(
                Channel.SMS,
                number,
                deliveryId,
                now,
                outcome,
                new Content.Sms(submitted.getSourceAddr(), messageId, text.text(), text.encoding(), text.parts())));
        if (wantsReceipt(submitted, outcome)) {
            sendReceipts(behaviour, receipt(submitted, messageId, deliveryId, outcome, now, behaviour), session);
        }
        if (behaviour.answer() == Behaviour.Answer.DROP) {
            session.close();
        }
        return answer(messageId);
    }

    private void refuseIfItMust(Behaviour behaviour, String number, String what) throws ProcessRequestException {
        switch (behaviour.answer()) {
            case THROTTLE -> throw new ProcessRequestException("throttled", SMPPConstant.STAT_ESME_RTHROTTLED);
            case REFUSE -> throw new ProcessRequestException("refused", SMPPConstant.STAT_ESME_RINVDSTADR);
            case NORMAL, DROP, SLOW -> {}
        }
        if (number.endsWith("0001")) {
            throw new ProcessRequestException("no such number", SMPPConstant.STAT_ESME_RINVDSTADR);
        }
        if (number.endsWith("0002") && throttled.refuses(number + ' ' + what)) {
            throw new ProcessRequestException("throttled", SMPPConstant.STAT_ESME_RTHROTTLED);
        }
    }

    private static Outcome outcome(String number) {
        if (number.endsWith("0000")) {
            return Outcome.UNDELIVERABLE;
        }
        return number.endsWith("0003") ? Outcome.SILENT : Outcome.DELIVERED;
    }

    private static boolean wantsReceipt(SubmitSm submitted, Outcome outcome) {
        return switch (outcome) {
            case SILENT -> false;
            case UNDELIVERABLE ->
                submitted.isSmscDelReceiptFailureRequested() || submitted.isSmscDelReceiptSuccessAndFailureRequested();
            default -> submitted.isSmscDelReceiptSuccessAndFailureRequested();
        };
    }

    private static Receipt receipt(
            SubmitSm submitted,
            String messageId,
            @Nullable String deliveryId,
            Outcome outcome,
            Instant now,
            Behaviour behaviour) {
        return new Receipt(
                messageId,
                submitted.getDestAddress(),
                submitted.getSourceAddr(),
                deliveryId,
                outcome == Outcome.DELIVERED,
                now,
                now.plus(behaviour.receiptDelay()));
    }

    private void sendReceipts(Behaviour behaviour, Receipt receipt, SMPPServerSession session) {
        if (behaviour.receipts() == Behaviour.Receipts.BEFORE_ANSWER
                && session.getSessionState().isReceivable()
                && earlyReceipts.tryAcquire()) {
            try {
                if (receipts.delivered(receipt, session)) {
                    return;
                }
            } finally {
                earlyReceipts.release();
            }
        }
        for (int i = 0; i < behaviour.receiptCount(); i++) {
            receipts.sendAfter(behaviour.receiptDelay(), receipt);
        }
    }

    private static @Nullable String deliveryId(SubmitSm submitted) {
        byte[] octets = ReceivedText.parameter(submitted, DELIVERY_ID);
        return octets == null
                ? null
                : new String(octets, StandardCharsets.US_ASCII)
                        .replace("\0", "")
                        .trim();
    }

    private static SubmitSmResult answer(String messageId) {
        try {
            return new SubmitSmResult(new MessageId(messageId), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }
}
