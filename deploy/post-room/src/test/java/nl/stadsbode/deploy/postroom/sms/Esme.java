package nl.stadsbode.deploy.postroom.sms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;

/** A sender of text messages, as the SMPP standard calls it. */
final class Esme implements AutoCloseable {

    private final SMPPSession session = new SMPPSession();
    private final Map<String, List<DeliverSm>> receipts = new ConcurrentHashMap<>();

    static Esme bound(int port) throws IOException {
        return bound(port, "local");
    }

    static Esme bound(int port, String password) throws IOException {
        var esme = new Esme();
        esme.session.setTransactionTimer(20_000);
        esme.session.setPduProcessorDegree(8);
        esme.session.setQueueCapacity(10_000);
        esme.session.setMessageReceiverListener(new MessageReceiverListener() {
            @Override
            public void onAcceptDeliverSm(DeliverSm receipt) {
                var messageId = receipt.getOptionalParameter(OptionalParameter.Receipted_message_id.class)
                        .getValueAsString();
                esme.receipts
                        .computeIfAbsent(messageId, first -> new CopyOnWriteArrayList<>())
                        .add(receipt);
            }

            @Override
            public void onAcceptAlertNotification(AlertNotification alert) {}

            @Override
            public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
                throw new ProcessRequestException("not used", 3);
            }
        });
        esme.session.connectAndBind(
                "127.0.0.1",
                port,
                new BindParameter(
                        BindType.BIND_TRX,
                        "stadsbode",
                        password,
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        ""));
        return esme;
    }

    /** @return the number the SMS centre gave the message */
    String send(String to, String text) throws Exception {
        return send(to, (byte) 0, text.getBytes(StandardCharsets.US_ASCII));
    }

    String send(String to, byte dataCoding, byte[] text, OptionalParameter... parameters) throws Exception {
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.ALPHANUMERIC,
                        NumberingPlanIndicator.UNKNOWN,
                        "Stadsbode",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        to,
                        new ESMClass(),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(1),
                        (byte) 0,
                        new RawDataCoding(dataCoding),
                        (byte) 0,
                        text,
                        parameters)
                .getMessageId();
    }

    /** By the number of their message. */
    Map<String, List<DeliverSm>> receipts() {
        return receipts;
    }

    List<DeliverSm> receiptsOf(String messageId) {
        return receipts.getOrDefault(messageId, List.of());
    }

    /** For an answer; the library does not notice that the connection closed under a request. */
    void waitAtMost(Duration duration) {
        session.setTransactionTimer(duration.toMillis());
    }

    @Override
    public void close() {
        session.unbindAndClose();
    }
}
