package nl.stadsbode.deploy.postroom.email;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** One mail on its way in: who sends it, to whom, and then the mail itself. */
final class Envelope implements MessageHandler {

    private final Mailroom mailroom;
    private final Session session;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";

    Envelope(Mailroom mailroom, Session session) {
        this.mailroom = mailroom;
        this.session = session;
    }

    @Override
    public void from(String address) {
        sender = address;
    }

    @Override
    public void recipient(String address) throws RejectException {
        mailroom.refuseIfItMust(sender, address);
        recipients.add(address);
    }

    @Override
    public @Nullable String data(InputStream mail) throws RejectException, IOException {
        var answer = mailroom.take(sender, recipients, mail.readAllBytes());
        if (answer == Mailroom.Answer.NONE) {
            session.closeSocket();
            throw new DropConnectionException("closed");
        }
        return null;
    }

    @Override
    public void done() {}
}
