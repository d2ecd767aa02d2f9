package nl.stadsbode.notifications.carriers.sms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import nl.stadsbode.notifications.carriers.Carrier;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.residents.Channel;
import org.jsmpp.GenericNackResponseException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Hands text messages to an SMS centre, many at once over one session. */
final class SmsCentre implements Carrier, SmartLifecycle {

    /** Vendor parameter that carries the delivery's id: 36 ASCII octets (SMPP 3.4 §5.3.2: 0x1400 to 0x3FFF). */
    static final short DELIVERY_ID = 0x1501;

    private final SmsSettings settings;
    private final int place;
    private final IncomingReceipts receipts;
    private final Answer answer;
    private volatile @Nullable StandingBind bind;

    /** @param place among those of its channel, the preferred one first */
    SmsCentre(SmsSettings settings, int place, IncomingReceipts receipts) {
        this.settings = settings;
        this.place = place;
        this.receipts = receipts;
        this.answer = new Answer(settings.laterStatuses());
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public int window() {
        return settings.window();
    }

    @Override
    public int place() {
        return place;
    }

    @Override
    public double rate() {
        return settings.rate();
    }

    @Override
    public HandOver handOver(Parcel parcel) {
        if (!(parcel instanceof Parcel.Sms sms)) {
            return new HandOver.Refused("not-a-text-message");
        }
        var standing = bind;
        if (standing == null) {
            return new HandOver.Away("not-started");
        }
        var link = standing.link();
        if (link == null) {
            return new HandOver.Away(standing.whyNot());
        }
        try {
            var id = submitted(link, sms);
            return new HandOver.Accepted(
                    ReceiptReader.WRITABLE.matcher(id).matches()
                            ? settings.answerIds().normal(id)
                            : sms.deliveryId().toString());
        } catch (NegativeResponseException e) {
            return answer.negative(e.getCommandStatus());
        } catch (GenericNackResponseException e) {
            return new HandOver.Faulty("not-understood");
        } catch (ResponseTimeoutException e) {
            return new HandOver.Unknown("no-answer");
        } catch (Link.LostWithoutAnswer | Link.MaybeWritten e) {
            return new HandOver.Unknown("connection-lost");
        } catch (InvalidResponseException e) {
            return new HandOver.Unknown("answer-not-understood");
        } catch (PDUException e) {
            return new HandOver.Refused("cannot-be-written"); // a value that is too long: nothing went out
        } catch (IOException e) {
            return new HandOver.Away("connection-lost");
        } catch (RuntimeException e) {
            return new HandOver.Unknown("failure");
        }
    }

    private String submitted(Link link, Parcel.Sms sms)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        var text = EncodedText.of(sms.content());
        var deliveryId = new OptionalParameter.OctetString(
                DELIVERY_ID, sms.deliveryId().toString().getBytes(StandardCharsets.US_ASCII));
        var parameters = text.needsPayload()
                ? new OptionalParameter[] {deliveryId, new OptionalParameter.Message_payload(text.octets())}
                : new OptionalParameter[] {deliveryId};
        var result = link.submitShortMessage(
                "",
                TypeOfNumber.ALPHANUMERIC,
                NumberingPlanIndicator.UNKNOWN,
                settings.sender(),
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                digits(sms.number()),
                new ESMClass(),
                (byte) 0,
                (byte) 0,
                null,
                null,
                new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                (byte) 0,
                text.coding(),
                (byte) 0,
                text.needsPayload() ? new byte[0] : text.octets(),
                parameters);
        var id = result.getMessageId();
        return id == null ? "" : id.strip();
    }

    /** TON 1 says international already: SMS centres differ on a plus, all take the digits. */
    private static String digits(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }

    @Override
    public void start() {
        var starting = new StandingBind(settings, receipts);
        bind = starting;
        starting.start();
    }

    @Override
    public void stop() {
        var stopping = bind;
        bind = null;
        if (stopping != null) {
            stopping.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return bind != null;
    }

    /** Before those who send, and gone after them. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }
}
