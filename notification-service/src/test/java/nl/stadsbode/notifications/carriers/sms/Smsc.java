package nl.stadsbode.notifications.carriers.sms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.MessageId;

/** An SMS centre on a free port, which does as the test says. */
public final class Smsc implements ServerMessageReceiverListener, AutoCloseable {

    /** No two servers of a run give the same id. */
    private static final AtomicInteger FIRST_ID = new AtomicInteger();

    private final List<SubmitSm> submitted = new CopyOnWriteArrayList<>();
    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
    private final AtomicInteger lastId = new AtomicInteger(FIRST_ID.addAndGet(10_000));
    private final ServerSocket listening;
    private volatile Conduct conduct = (message, session) -> {};
    private volatile boolean lettingIn = true;

    /** What happens between taking a message and answering it. */
    public interface Conduct {
        void on(SubmitSm message, SMPPServerSession session) throws ProcessRequestException;
    }

    public Smsc() throws IOException {
        this(0);
    }

    public Smsc(int port) throws IOException {
        listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    public void conduct(Conduct next) {
        conduct = next;
    }

    public void refuseWith(int status) {
        conduct((message, session) -> {
            throw new ProcessRequestException("refused", status);
        });
    }

    void letNobodyIn() {
        lettingIn = false;
    }

    public List<SubmitSm> submitted() {
        return submitted;
    }

    public List<SMPPServerSession> sessions() {
        return sessions;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var connection = new SocketConnection(listening.accept());
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(SocketConnection connection) {
        try {
            var session = new SMPPServerSession(connection, null, this, null, 64, 10_000);
            session.setTransactionTimer(5_000);
            var bind = session.waitForBind(5_000);
            if (!lettingIn) {
                bind.reject(SMPPConstant.STAT_ESME_RINVPASWD);
                return;
            }
            sessions.add(session);
            bind.accept("smsc", InterfaceVersion.IF_34);
        } catch (IOException | TimeoutException | org.jsmpp.PDUStringException e) {
            connection.close();
        }
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm message, SMPPServerSession session) throws ProcessRequestException {
        submitted.add(message);
        conduct.on(message, session);
        return answer(Integer.toHexString(lastId.incrementAndGet()));
    }

    public static SubmitSmResult answer(String id) {
        try {
            return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
        } catch (org.jsmpp.PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    public int lastId() {
        return lastId.get();
    }

    /** Sends it by the newest session and waits for its answer. */
    public void receipt(String text, OptionalParameter... parameters) throws Exception {
        sessions.getLast()
                .deliverShortMessage(
                        "",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        "31612345678",
                        TypeOfNumber.ALPHANUMERIC,
                        NumberingPlanIndicator.UNKNOWN,
                        "Gemeente",
                        new ESMClass(MessageMode.DEFAULT, MessageType.SMSC_DEL_RECEIPT, GSMSpecificFeature.DEFAULT),
                        (byte) 0,
                        (byte) 0,
                        new RegisteredDelivery(0),
                        new RawDataCoding((byte) 0),
                        text.getBytes(StandardCharsets.US_ASCII),
                        parameters);
    }

    /** Our own parameter, as some SMS centres give it back. */
    public static OptionalParameter echoed(UUID delivery) {
        return new OptionalParameter.OctetString(
                SmsCentre.DELIVERY_ID, delivery.toString().getBytes(StandardCharsets.US_ASCII));
    }

    public void receiptOf(String id, String state, String error) throws Exception {
        receipt("id:%s sub:001 dlvrd:000 submit date:2611231200 done date:2611231201 stat:%s err:%s text:"
                .formatted(id, state, error));
    }

    @Override
    public void close() throws IOException {
        listening.close();
        sessions.forEach(SMPPServerSession::close);
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti request, SMPPServerSession session)
            throws ProcessRequestException {
        throw notOffered();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm request, SMPPServerSession session) throws ProcessRequestException {
        throw notOffered();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm request, SMPPServerSession session) throws ProcessRequestException {
        throw notOffered();
    }

    @Override
    public void onAcceptCancelSm(CancelSm request, SMPPServerSession session) throws ProcessRequestException {
        throw notOffered();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm request, SMPPServerSession session)
            throws ProcessRequestException {
        throw notOffered();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm request, SMPPServerSession session)
            throws ProcessRequestException {
        throw notOffered();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm request, SMPPServerSession session)
            throws ProcessRequestException {
        throw notOffered();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm request, Session session) throws ProcessRequestException {
        throw notOffered();
    }

    private static ProcessRequestException notOffered() {
        return new ProcessRequestException("not offered", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
