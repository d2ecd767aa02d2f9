package nl.stadsbode.deploy.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops a running stack, wherever it was started, and waits for its end. */
final class Down {

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(150);

    private Down() {}

    static int run(Arguments asked) throws InterruptedException {
        DataFolder folder = DataFolder.at(asked.data());
        Optional<ProcessHandle> launcher = RunLock.holder(folder).flatMap(ProcessHandle::of);
        boolean ran = launcher.isPresent();
        if (launcher.isPresent()) {
            System.out.println("Stadsbode stops (process " + launcher.get().pid() + ") …");
            end(launcher.get());
        }
        ran |= Leftovers.stop(folder, true, new Progress(System.out::println));
        Endpoints.remove(folder.endpoints());
        System.out.println(ran ? "Stadsbode is stopped; its data is kept." : "Stadsbode does not run.");
        return 0;
    }

    private static void end(ProcessHandle launcher) throws InterruptedException {
        launcher.destroy();
        try {
            launcher.onExit().get(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            System.out.println("It takes too long, and is killed; what it started is stopped one by one.");
            launcher.destroyForcibly();
            launcher.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
