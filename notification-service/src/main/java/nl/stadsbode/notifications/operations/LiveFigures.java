package nl.stadsbode.notifications.operations;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells who watches the operator's page what changed, part by part, at most once a second. Counts nothing while nobody
 * watches. A browser that is cut off connects again by itself.
 */
@Component
class LiveFigures {

    private static final Logger log = LoggerFactory.getLogger(LiveFigures.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    /** A connection ends by then, so that a lost sign-in or role ends it too. */
    private static final Duration AT_LONGEST = Duration.ofMinutes(10);

    private static final int MOST_WATCHERS = 100;

    /** @param shown what each part looked like when it was sent last */
    private record Watcher(SseEmitter emitter, Locale locale, Map<String, String> shown) {}

    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final RecentFigures figures;
    private final ChannelStates states;
    private final LiveParts parts;
    private final TaskScheduler scheduler;
    private @Nullable ScheduledFuture<?> ticking;

    LiveFigures(RecentFigures figures, ChannelStates states, LiveParts parts, TaskScheduler scheduler) {
        this.figures = figures;
        this.states = states;
        this.parts = parts;
        this.scheduler = scheduler;
    }

    synchronized SseEmitter watch(Locale locale) {
        SseEmitter emitter = new SseEmitter(AT_LONGEST.toMillis());
        if (watchers.size() >= MOST_WATCHERS) {
            leave(watchers.getFirst());
        }
        Watcher watcher = new Watcher(emitter, locale, new HashMap<>());
        emitter.onCompletion(() -> left(watcher));
        emitter.onTimeout(emitter::complete);
        emitter.onError(gone -> left(watcher));
        watchers.add(watcher);
        if (ticking == null) {
            ticking = scheduler.scheduleWithFixedDelay(this::tell, EVERY);
        }
        return emitter;
    }

    boolean isTicking() {
        return ticking != null;
    }

    private void tell() {
        try {
            Figures counted = figures.get();
            List<ChannelCard> cards = ChannelCard.of(counted, states.all());
            Map<Locale, Map<String, String>> rendered = new HashMap<>();
            for (Watcher watcher : watchers) {
                send(
                        watcher,
                        rendered.computeIfAbsent(watcher.locale(), locale -> parts.render(locale, counted, cards)));
            }
        } catch (RuntimeException trouble) {
            log.warn("figures cannot be shown live: {}", trouble.toString());
        }
    }

    private void send(Watcher watcher, Map<String, String> fresh) {
        try {
            for (Map.Entry<String, String> part : fresh.entrySet()) {
                if (!part.getValue().equals(watcher.shown().put(part.getKey(), part.getValue()))) {
                    watcher.emitter()
                            .send(SseEmitter.event().name(part.getKey()).data(part.getValue()));
                }
            }
            watcher.emitter().send(SseEmitter.event().comment(""));
        } catch (IOException | IllegalStateException gone) {
            left(watcher);
        }
    }

    private void leave(Watcher watcher) {
        watcher.emitter().complete();
        left(watcher);
    }

    private synchronized void left(Watcher watcher) {
        watchers.remove(watcher);
        if (watchers.isEmpty() && ticking != null) {
            ticking.cancel(false);
            ticking = null;
        }
    }

    /** Open streams would hold up a graceful stop. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        watchers.forEach(this::leave);
    }
}
