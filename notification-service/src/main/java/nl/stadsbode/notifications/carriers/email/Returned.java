package nl.stadsbode.notifications.carriers.email;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.carriers.ReceiptBox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One returned mail on its way in. It is taken (250) only after what it says was stored. */
final class Returned implements MessageHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Returned.class);

    /** How many times what is allowed. */
    private static final long READ_AWAY = 10;

    private final EmailSettings settings;
    private final ReceiptBox box;
    private final Clock clock;
    private final ReturnPath returnPath;
    private @Nullable UUID deliveryId;

    Returned(EmailSettings settings, ReturnPath returnPath, ReceiptBox box, Clock clock) {
        this.settings = settings;
        this.box = box;
        this.clock = clock;
        this.returnPath = returnPath;
    }

    @Override
    public void from(String address) {
        // mostly the null sender; some write a name there
    }

    @Override
    public void recipient(String address) throws RejectException {
        var returned = returnPath.deliveryId(address);
        if (returned == null) {
            throw new RejectException(550, "5.1.1 No such address here");
        }
        deliveryId = returned;
    }

    @Override
    public @Nullable String data(InputStream content) throws RejectException, IOException {
        var largest = (int) settings.bounces().largest().toBytes();
        var mail = content.readNBytes(largest + 1);
        if (mail.length > largest) {
            throw tooLarge(content, READ_AWAY * largest);
        }
        var report = BounceReport.read(mail);
        if (report == null) {
            LOG.info("delivery {}: a mail came back that says nothing final", deliveryId);
        } else {
            store(report);
        }
        return null;
    }

    /** What goes on is read away, within reason: a sender that is cut off while it writes does not hear why. */
    private static RejectException tooLarge(InputStream content, long atMost) throws IOException {
        var part = new byte[8192];
        for (long read = 0; read < atMost; ) {
            int more = content.read(part);
            if (more < 0) {
                return new RejectException(552, "5.3.4 Too large");
            }
            read += more;
        }
        // the rest would be read as commands
        return new DropConnectionException(552, "5.3.4 Too large");
    }

    private void store(BounceReport report) throws RejectException {
        try {
            box.put(List.of(new Receipt(
                    settings.name(), null, deliveryId, report.outcome(), report.reason(), clock.instant())));
        } catch (RuntimeException e) {
            LOG.warn("delivery {}: its returned mail cannot be stored, and is asked for again", deliveryId, e);
            throw new RejectException(451, "4.3.0 Try again later");
        }
    }

    @Override
    public void done() {}
}
