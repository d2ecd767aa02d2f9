package nl.stadsbode.notifications.chaos;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Keeps the log silent while things die, which makes much noise; but keeps what the service itself calls an error, such as
 * a lane that waited for nothing: no death may bring that about.
 */
final class Complaints extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger everything = context.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Logger ours = context.getLogger("nl.stadsbode");
    private final Level before = everything.getLevel();
    private final List<String> complaints = new ArrayList<>();

    Complaints() {
        setContext(context);
        everything.setLevel(Level.OFF);
        ours.setLevel(Level.ERROR);
        ours.setAdditive(false);
        ours.addAppender(this);
        start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        complaints.add(event.getFormattedMessage());
    }

    synchronized List<String> all() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        stop();
        ours.detachAppender(this);
        ours.setAdditive(true);
        ours.setLevel(null);
        everything.setLevel(before);
    }
}
