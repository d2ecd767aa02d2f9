package nl.stadsbode.deploy.local;

import java.nio.file.Path;
import java.util.OptionalLong;

/** A process of the stack, which a person or a test can stop, kill and start again. */
public sealed interface ServerProcess permits JavaProcess, PostgresServer {

    String name();

    /** The port by which it is known; some listen on more. */
    int port();

    /** Empty when it does not run. */
    OptionalLong pid();

    boolean isAlive();

    Path log();

    /** Starts it and returns when it is ready; does nothing when it runs. */
    void start();

    /**
     * Asks it to end, and waits; after half a minute it is killed.
     *
     * @throws StackFailure when it had to be killed, with what its stop waited for
     */
    void stop();

    /** As {@code kill -9}: it has no time for anything. Returns when it is gone. */
    void kill9();

    /** Called once for each death that nobody asked for by {@link #stop()}. */
    void onDeath(Runnable told);
}
