package nl.stadsbode.notifications.carriers.sms;

import java.util.concurrent.Semaphore;
import nl.stadsbode.notifications.carriers.ReceiptBox;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes delivery receipts; each is answered only after it was stored. One that cannot be stored now is answered with a
 * temporary error, so that the SMS centre sends it again. So is one above the bound: the threads of a session also
 * hand out the answers to what we send, and those may not wait behind receipts.
 */
final class IncomingReceipts implements MessageReceiverListener {

    private static final Logger LOG = LoggerFactory.getLogger(IncomingReceipts.class);

    private final ReceiptReader reader;
    private final ReceiptsTogether together;
    private final Semaphore atOnce;

    IncomingReceipts(SmsSettings settings, ReceiptReader reader, ReceiptBox box) {
        this.reader = reader;
        this.together = new ReceiptsTogether(box, settings.gather(), settings.quiet(), settings.receiptsAtOnce());
        this.atOnce = new Semaphore(settings.receiptsAtOnce());
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
        if (!message.isSmscDeliveryReceipt()) {
            return; // a text from a phone: our sender name takes no answers
        }
        var receipt = reader.read(message);
        if (receipt == null) {
            return;
        }
        if (!atOnce.tryAcquire()) {
            throw again("too many receipts at once");
        }
        try {
            together.put(receipt);
        } catch (IllegalStateException e) {
            LOG.warn("a receipt cannot be stored, and is asked for again", e);
            throw again("not stored");
        } finally {
            atOnce.release();
        }
    }

    private static ProcessRequestException again(String why) {
        return new ProcessRequestException(why, SMPPConstant.STAT_ESME_RX_T_APPN);
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {}

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("not offered", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
