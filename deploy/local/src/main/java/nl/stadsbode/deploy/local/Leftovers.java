package nl.stadsbode.deploy.local;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What an earlier launcher, killed before it could end them, left running. */
final class Leftovers {

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);

    private Leftovers() {}

    /**
     * Ends them, the last started first.
     *
     * @param databaseToo otherwise a database server is left running, to be taken over
     * @return whether there were any
     */
    static boolean stop(DataFolder folder, boolean databaseToo, Progress progress) {
        boolean any = false;
        List<ProcessRecord> records = ProcessRecord.allIn(folder.run()).reversed();
        for (ProcessRecord left : records) {
            if (!left.name().equals(PostgresServer.NAME)) {
                any |= left.alive().map(process -> end(left, process, progress)).orElse(false);
                ProcessRecord.forget(folder.run(), left.name());
            }
        }
        if (databaseToo && PostgresServer.stopLeftBehind(folder)) {
            progress.say("  postgresql, left behind by an earlier run, is stopped");
            any = true;
        }
        if (databaseToo) {
            ProcessRecord.forget(folder.run(), PostgresServer.NAME);
        }
        return any;
    }

    private static boolean end(ProcessRecord left, ProcessHandle process, Progress progress) {
        process.destroy();
        try {
            process.onExit().get(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        progress.say("  " + left.name() + " (process " + left.pid() + "), left behind by an earlier run, is stopped");
        return true;
    }
}
