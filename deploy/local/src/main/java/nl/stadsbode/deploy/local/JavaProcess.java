package nl.stadsbode.deploy.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A child JVM: the broker, or one of our programs. */
final class JavaProcess implements ServerProcess {

    private static final Duration READY_WITHIN = Duration.ofMinutes(4);
    private static final Duration ASK_EVERY = Duration.ofMillis(150);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);
    private static final Duration DIES_WITHIN = Duration.ofSeconds(10);

    private final Program program;
    private final BooleanSupplier mayStart;
    private volatile @Nullable Process process;
    private volatile @Nullable Process asked;
    private volatile Runnable told = () -> {};
    private volatile String lastExit = "";

    /** @param mayStart false from the moment on when the stack ends: nothing is started behind its back */
    JavaProcess(Program program, BooleanSupplier mayStart) {
        this.program = program;
        this.mayStart = mayStart;
    }

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public int port() {
        return program.port();
    }

    @Override
    public OptionalLong pid() {
        Process current = process;
        return current != null && current.isAlive() ? OptionalLong.of(current.pid()) : OptionalLong.empty();
    }

    @Override
    public boolean isAlive() {
        return pid().isPresent();
    }

    @Override
    public Path log() {
        return program.log();
    }

    @Override
    public void onDeath(Runnable whenDead) {
        told = whenDead;
    }

    @Override
    public void start() {
        launch();
        awaitReady();
    }

    /** Does nothing when it runs: a person and the watch may both want it started again. */
    private synchronized void launch() {
        if (isAlive()) {
            return;
        }
        if (!mayStart.getAsBoolean()) {
            throw new StackFailure(name() + " is not started: the stack ends.");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(program.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(program.log().toFile()))
                .directory(program.run().toFile());
        builder.environment().putAll(program.environment());
        try {
            Process started = builder.start();
            process = started;
            ProcessRecord.of(name(), started.toHandle(), port(), program.readinessAddress(), log())
                    .writeTo(program.run());
            started.onExit().thenAccept(this::ended);
        } catch (IOException e) {
            throw new StackFailure(name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private void ended(Process gone) {
        if (gone != asked) {
            lastExit = " (exit status " + gone.exitValue() + ")";
            told.run();
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        try {
            while (!program.readiness().isReady()) {
                Process current = process;
                if (current == null || !current.isAlive()) {
                    throw new StackFailure(LogTail.about(name() + " ended before it was ready.", log()));
                }
                if (System.nanoTime() > deadline) {
                    throw new StackFailure(
                            LogTail.about(name() + " was not ready after " + READY_WITHIN.toSeconds() + " s.", log()));
                }
                Thread.sleep(ASK_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Waiting for " + name() + " was interrupted.", e);
        }
    }

    @Override
    public synchronized void stop() {
        Process current = process;
        if (current == null) {
            return;
        }
        asked = current;
        current.destroy();
        boolean ended = gone(current, STOPS_WITHIN);
        String waitedFor = ended ? "" : StuckStop.of(current, log());
        if (!ended) {
            kill9();
        }
        ProcessRecord.forget(program.run(), name());
        if (!ended) {
            throw new StackFailure(name() + " did not stop within " + STOPS_WITHIN.toSeconds()
                    + " s and was killed. Its stop waited here:"
                    + System.lineSeparator() + waitedFor + System.lineSeparator()
                    + "    (what all its threads did is in " + log() + ")");
        }
    }

    @Override
    public void kill9() {
        Process current = process;
        if (current != null) {
            current.destroyForcibly();
            gone(current, DIES_WITHIN);
        }
    }

    /** For the message about a death, by when it may run again: 137 is what {@code kill -9} leaves. */
    String lastExit() {
        return lastExit;
    }

    private static boolean gone(Process process, Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
