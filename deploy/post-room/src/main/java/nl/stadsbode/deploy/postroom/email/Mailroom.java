package nl.stadsbode.deploy.postroom.email;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import nl.stadsbode.deploy.postroom.Behaviour;
import nl.stadsbode.deploy.postroom.Behaviours;
import nl.stadsbode.deploy.postroom.Channel;
import nl.stadsbode.deploy.postroom.Content;
import nl.stadsbode.deploy.postroom.FirstTries;
import nl.stadsbode.deploy.postroom.Message;
import nl.stadsbode.deploy.postroom.Messages;
import nl.stadsbode.deploy.postroom.Outcome;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.RejectException;

/**
 * Takes mail, or not: by the carrier's behaviour first, by the recipient's name next ({@code
 * refuse…}, {@code later…}, {@code bounce…}).
 */
@Component
class Mailroom {

    private final Messages messages;
    private final Behaviours behaviours;
    private final Bounces bounces;
    private final Clock clock;
    private final FirstTries later = new FirstTries(1);

    Mailroom(Messages messages, Behaviours behaviours, Bounces bounces, Clock clock) {
        this.messages = messages;
        this.behaviours = behaviours;
        this.bounces = bounces;
        this.clock = clock;
    }

    enum Answer {
        TAKEN,
        /** The mail is kept, the sender hears nothing. */
        NONE
    }

    void refuseIfItMust(String sender, String recipient) throws RejectException {
        switch (behaviours.of(Channel.EMAIL).answer()) {
            case THROTTLE -> throw new RejectException(451, "4.7.0 Try again later");
            case REFUSE -> throw new RejectException(550, "5.7.1 Refused");
            case NORMAL, DROP, SLOW -> {}
        }
        var name = recipient.toLowerCase(Locale.ROOT);
        if (name.startsWith("refuse")) {
            throw new RejectException(550, "5.1.1 No such mailbox");
        }
        if (name.startsWith("later") && later.refuses(sender + ' ' + recipient)) {
            throw new RejectException(451, "4.2.1 Mailbox busy, try again later");
        }
    }

    Answer take(String sender, List<String> recipients, byte[] mail) {
        var behaviour = behaviours.of(Channel.EMAIL);
        behaviour.dawdle();
        var deliveryId = ReceivedMail.deliveryId(mail);
        for (var recipient : recipients) {
            var unknown = recipient.toLowerCase(Locale.ROOT).startsWith("bounce");
            messages.add(new Message.Arrival(
                    Channel.EMAIL,
                    recipient,
                    deliveryId,
                    clock.instant(),
                    unknown ? Outcome.BOUNCED : Outcome.DELIVERED,
                    new Content.Email(sender, mail)));
            // RFC 5321 §4.5.5: mail from the null sender is never returned.
            if (unknown && !sender.isBlank()) {
                sendBack(behaviour, new Bounce(sender, recipient, mail));
            }
        }
        return behaviour.answer() == Behaviour.Answer.DROP ? Answer.NONE : Answer.TAKEN;
    }

    private void sendBack(Behaviour behaviour, Bounce bounce) {
        if (behaviour.receipts() == Behaviour.Receipts.BEFORE_ANSWER && bounces.sent(bounce)) {
            return;
        }
        for (int i = 0; i < behaviour.receiptCount(); i++) {
            bounces.sendAfter(behaviour.receiptDelay(), bounce);
        }
    }
}
