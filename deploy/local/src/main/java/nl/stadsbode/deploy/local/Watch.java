package nl.stadsbode.deploy.local;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says which process died and what it last wrote; starts it again if that was asked. */
final class Watch {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Progress progress;
    private final boolean keepAlive;
    private final Map<String, Duration> pauses = new ConcurrentHashMap<>();
    private final ScheduledExecutorService restarts = Executors.newScheduledThreadPool(
            LocalStack.NAMES.size(),
            Thread.ofPlatform().daemon().name("restart-", 0).factory());
    private volatile boolean watching;

    Watch(Progress progress, boolean keepAlive) {
        this.progress = progress;
        this.keepAlive = keepAlive;
    }

    void begin() {
        watching = true;
    }

    void end() {
        watching = false;
        restarts.shutdownNow();
    }

    void died(ServerProcess process) {
        if (!watching) {
            return;
        }
        String exit = process instanceof JavaProcess java ? java.lastExit() : "";
        progress.say(LogTail.about(process.name() + " died" + exit + ".", process.log()));
        if (keepAlive) {
            scheduleRestart(process);
        } else {
            progress.say("The rest keeps running. Ctrl-C or deploy/down stops it; --keep-alive would have started "
                    + process.name() + " again.");
        }
    }

    private void scheduleRestart(ServerProcess process) {
        Duration pause = pauses.merge(process.name(), FIRST_PAUSE, Watch::longer);
        progress.say("It is started again in " + pause.toSeconds() + " s.");
        restarts.schedule(() -> restart(process), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void restart(ServerProcess process) {
        if (!watching) {
            return;
        }
        long begun = System.nanoTime();
        try {
            process.start();
            pauses.remove(process.name());
            progress.ready(process, begun);
        } catch (StackFailure e) {
            progress.say(process.name() + " could not be started again: " + e.getMessage());
            if (watching && !process.isAlive() && process instanceof PostgresServer) {
                scheduleRestart(process);
            }
        }
    }

    private static Duration longer(Duration before, Duration first) {
        Duration twice = before.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}
