package nl.stadsbode.deploy.postroom.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import nl.stadsbode.deploy.postroom.PostRoomSettings;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends mail back to the return host, and tries again for as long as that does not answer. Bounded:
 * beyond {@value #MOST_WAITING} waiting mails new ones are dropped.
 */
@Component
class Bounces implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Bounces.class);
    private static final int MOST_WAITING = 100_000;
    private static final int SENT_AT_ONCE = 4;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(16);
    private static final String TIMEOUT_MS = "10000";

    private final Session session;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor senders =
            new ScheduledThreadPoolExecutor(SENT_AT_ONCE, Thread.ofVirtual().factory());

    Bounces(PostRoomSettings settings, Clock clock) {
        this.clock = clock;
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.smtp().bounceHost());
        properties.setProperty(
                "mail.smtp.port", Integer.toString(settings.smtp().bouncePort()));
        properties.setProperty("mail.smtp.localhost", "post-room.localhost");
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MS);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MS);
        this.session = Session.getInstance(properties);
    }

    void sendAfter(Duration delay, Bounce bounce) {
        if (senders.getQueue().size() >= MOST_WAITING) {
            LOG.warn("a returned mail was dropped: {} are waiting", MOST_WAITING);
            return;
        }
        schedule(bounce, delay, FIRST_WAIT);
    }

    private void schedule(Bounce bounce, Duration delay, Duration nextWait) {
        if (senders.isShutdown()) {
            return;
        }
        senders.schedule(
                () -> {
                    if (!sent(bounce)) {
                        var longer = nextWait.multipliedBy(2);
                        schedule(bounce, nextWait, longer.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longer);
                    }
                },
                delay.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Whether this is over: the return host took the mail, or refused it for good. */
    boolean sent(Bounce bounce) {
        try {
            Transport.send(bounce.asMail(session, clock.instant()));
            return true;
        } catch (MessagingException e) {
            LOG.debug("return host: {}", e.getClass().getSimpleName());
            return refusedForGood(e);
        }
    }

    private static boolean refusedForGood(MessagingException failure) {
        for (Exception e = failure; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
            int code = switch (e) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSendFailedException send -> send.getReturnCode();
                default -> 0;
            };
            if (code >= 500) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void destroy() {
        senders.shutdownNow();
    }
}
