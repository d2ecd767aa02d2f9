package nl.stadsbode.notifications.carriers.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.stadsbode.notifications.carriers.Carrier;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.residents.Channel;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Hands e-mail to a relay, one mail a connection at a time, and connections are used again. */
final class MailRelay implements Carrier, SmartLifecycle {

    private final EmailSettings settings;
    private final int place;
    private final ReturnPath returnPath;
    private final Clock clock;
    private final Lines lines = new Lines();
    private volatile @Nullable ScheduledExecutorService timer;

    /** @param place among those of its channel, the preferred one first */
    MailRelay(EmailSettings settings, int place, ReturnPath returnPath, Clock clock) {
        this.settings = settings;
        this.place = place;
        this.returnPath = returnPath;
        this.clock = clock;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
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
        if (!(parcel instanceof Parcel.Email email)) {
            return new HandOver.Refused("not-an-email");
        }
        var timing = timer;
        if (timing == null) {
            return new HandOver.Away("not-started");
        }
        try {
            return handedOver(new Mail(email, settings, returnPath.of(email.deliveryId()), clock.instant()), timing);
        } catch (Mail.NotAnAddress e) {
            return new HandOver.Refused("not-an-address");
        } catch (RuntimeException e) {
            return new HandOver.Later("failure"); // before anything was sent
        }
    }

    private HandOver handedOver(Mail mail, ScheduledExecutorService timing) {
        var used = lines.taken(System.nanoTime());
        if (used != null) {
            var answer = handedOver(mail, used, timing);
            // a relay may have closed it while it lay idle, and then certainly took nothing
            if (answer != null && !(answer instanceof HandOver.Away)) {
                return answer;
            }
        }
        var answer = handedOver(mail, new Line(settings), timing);
        return answer == null ? new HandOver.Faulty("connection-lost") : answer;
    }

    /** Null when the connection was lost before the mail was handed over. */
    private @Nullable HandOver handedOver(Mail mail, Line line, ScheduledExecutorService timing) {
        var deadline = timing.schedule(line::hangUp, settings.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
        try {
            if (line.stage() == Line.Stage.OPENING) {
                line.open();
            }
            line.send(mail, System.nanoTime());
            deadline.cancel(false);
            lines.back(line, System.nanoTime());
            return new HandOver.Accepted(mail.messageId());
        } catch (MessagingException e) {
            deadline.cancel(false);
            var answer = failed(e, mail, line); // before the goodbye, which may end in a hang-up of its own
            line.end();
            return answer;
        } catch (RuntimeException e) {
            deadline.cancel(false);
            line.hangUp();
            return line.stage() == Line.Stage.DOT ? new HandOver.Unknown("failure") : new HandOver.Faulty("failure");
        }
    }

    private static @Nullable HandOver failed(MessagingException failure, Mail mail, Line line) {
        if (line.stage() == Line.Stage.OPENING) {
            return new HandOver.Away(
                    switch (failure) {
                        case MailConnectException refused -> "not-reachable";
                        case AuthenticationFailedException refused -> "sign-in-refused";
                        default -> line.wasHungUp() ? "no-answer" : "greeting-failed";
                    });
        }
        var reply = Reply.in(failure);
        if (reply.saysGoodbye() && line.stage() == Line.Stage.SENDER) {
            return null;
        }
        if (reply.came()) {
            return reply.meaning(line.stage(), mail.messageId());
        }
        if (line.stage() == Line.Stage.DOT) {
            return new HandOver.Unknown(line.wasHungUp() ? "no-answer" : "connection-lost");
        }
        return line.wasHungUp() ? new HandOver.Faulty("no-answer") : null;
    }

    @Override
    public void start() {
        lines.open();
        var starting = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("timer-" + settings.name()).daemon().factory());
        var every = settings.idle().toMillis();
        starting.scheduleWithFixedDelay(() -> lines.endStale(System.nanoTime()), every, every, TimeUnit.MILLISECONDS);
        timer = starting;
    }

    @Override
    public void stop() {
        var stopping = timer;
        timer = null;
        if (stopping != null) {
            stopping.shutdownNow();
        }
        lines.close();
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    /** Before those who send, and gone after them. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }
}
