package nl.stadsbode.deploy.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL with its data kept on disk. One that an earlier run left behind is taken over. */
final class PostgresServer implements ServerProcess {

    static final String NAME = "postgresql";

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration DIES_WITHIN = Duration.ofSeconds(10);
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    private final DataFolder folder;
    private final int port;
    private final BooleanSupplier mayStart;
    private volatile @Nullable EmbeddedPostgres server;
    private volatile long asked;
    private volatile Runnable told = () -> {};

    /** @param mayStart false from the moment on when the stack ends */
    PostgresServer(DataFolder folder, int port, BooleanSupplier mayStart) {
        this.folder = folder;
        this.port = port;
        this.mayStart = mayStart;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public OptionalLong pid() {
        return server == null
                ? OptionalLong.empty()
                : running(folder)
                        .map(postmaster -> OptionalLong.of(postmaster.process().pid()))
                        .orElse(OptionalLong.empty());
    }

    @Override
    public boolean isAlive() {
        return pid().isPresent();
    }

    @Override
    public Path log() {
        return folder.log(NAME);
    }

    @Override
    public void onDeath(Runnable whenDead) {
        told = whenDead;
    }

    @Override
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        if (!mayStart.getAsBoolean()) {
            throw new StackFailure("PostgreSQL is not started: the stack ends.");
        }
        release();
        if (!isAdoptable(folder, port)) {
            running(folder).ifPresent(PostgresServer::stopFast);
        }
        launch();
        watch();
        try {
            Databases.prepare(port);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private void launch() {
        ProcessBuilder.Redirect output = ProcessBuilder.Redirect.appendTo(log().toFile());
        try {
            server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder.postgresql())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(STARTS_WITHIN)
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "1GB")
                    .setServerConfig("max_wal_size", "4GB")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setOutputRedirector(output)
                    .setErrorRedirector(output)
                    .start();
        } catch (IOException | RuntimeException e) {
            throw new StackFailure(LogTail.about("PostgreSQL does not start: " + e.getMessage(), log()), e);
        }
    }

    private void watch() {
        running(folder).ifPresent(postmaster -> {
            ProcessHandle process = postmaster.process();
            ProcessRecord.of(NAME, process, port, "", log()).writeTo(folder.run());
            process.onExit().thenAccept(gone -> {
                if (gone.pid() != asked) {
                    told.run();
                }
            });
        });
    }

    @Override
    public synchronized void stop() {
        pid().ifPresent(pid -> asked = pid);
        release();
        running(folder).ifPresent(PostgresServer::stopFast);
        ProcessRecord.forget(folder.run(), NAME);
    }

    @Override
    public synchronized void kill9() {
        running(folder).map(Postmaster::process).ifPresent(process -> {
            List<ProcessHandle> backends = process.descendants().toList();
            process.destroyForcibly();
            backends.forEach(ProcessHandle::destroyForcibly);
            await(process);
            backends.forEach(PostgresServer::await);
        });
    }

    /** Ends the server if it runs, and in any case lets go of its folder. */
    private void release() {
        EmbeddedPostgres current = server;
        server = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                throw new StackFailure("PostgreSQL does not stop: " + e.getMessage(), e);
            }
        }
    }

    /** Whether an earlier run's server can be taken over; its port is then rightly taken. */
    static boolean isAdoptable(DataFolder folder, int port) {
        return running(folder).filter(postmaster -> postmaster.port() == port).isPresent();
    }

    /** Ends a server that an earlier run left behind. */
    static boolean stopLeftBehind(DataFolder folder) {
        Optional<Postmaster> left = running(folder);
        left.ifPresent(PostgresServer::stopFast);
        return left.isPresent();
    }

    private record Postmaster(ProcessHandle process, int port) {}

    /** What {@code postmaster.pid} tells, if that process lives and is a PostgreSQL. */
    private static Optional<Postmaster> running(DataFolder folder) {
        try {
            List<String> lines = Files.readAllLines(folder.postgresql().resolve("postmaster.pid"));
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            int port = Integer.parseInt(lines.get(PORT_LINE).strip());
            return ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process ->
                            process.info().command().orElse("postgres").contains("postgres"))
                    .map(process -> new Postmaster(process, port));
        } catch (IOException | NumberFormatException noServer) {
            return Optional.empty();
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown: connections are ended, everything is written. */
    private static void stopFast(Postmaster postmaster) {
        try {
            new ProcessBuilder(
                            "kill", "-INT", Long.toString(postmaster.process().pid()))
                    .start()
                    .waitFor();
            await(postmaster.process());
        } catch (IOException e) {
            postmaster.process().destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(DIES_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException late) {
            throw new StackFailure("PostgreSQL (process " + process.pid() + ") does not end.", late);
        }
    }
}
