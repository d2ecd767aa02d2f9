package nl.stadsbode.deploy.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A whole Stadsbode on this machine. {@link #start} returns when all of it is ready; {@link #close} ends it in order and
 * keeps its data.
 */
public final class LocalStack implements AutoCloseable {

    /** Every process, in the order of starting; they are stopped the other way round. */
    public static final List<String> NAMES = List.of(
            PostgresServer.NAME,
            Broker.NAME,
            Programs.IDENTITY_PROVIDER,
            Programs.POST_ROOM,
            Programs.CASES,
            Programs.PREFERENCES,
            Programs.NOTIFICATIONS);

    static final List<String> SERVICES = List.of(Programs.CASES, Programs.PREFERENCES, Programs.NOTIFICATIONS);

    private final Options options;
    private final DataFolder folder;
    private final Endpoints endpoints;
    private final Progress progress;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread shutdown = new Thread(this::close, "shutdown");
    private final Watch watch;
    private @Nullable RunLock lock;
    private volatile @Nullable Secrets secrets;
    private volatile SequencedMap<String, ServerProcess> processes = new LinkedHashMap<>();
    private volatile List<AotTraining> trainings = List.of();
    private volatile boolean closing;

    private LocalStack(Options options) {
        this.options = options;
        this.folder = DataFolder.at(options.data());
        this.endpoints = Endpoints.of(options);
        this.progress = new Progress(options.progress());
        this.watch = new Watch(progress, options.keepAlive());
    }

    /**
     * Starts what the options ask for; returns when it is ready.
     *
     * @throws StackFailure with the reason: it runs already, a port is taken, a process ended; nothing is left running
     */
    public static LocalStack start(Options options) {
        return start(options, false);
    }

    /** As {@link #start(Options)}, with an emptied data folder. */
    public static LocalStack startFresh(Options options) {
        return start(options, true);
    }

    private static LocalStack start(Options options, boolean fresh) {
        LocalStack stack = new LocalStack(options);
        Runtime.getRuntime().addShutdownHook(stack.shutdown);
        try {
            stack.startAll(fresh);
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private void startAll(boolean fresh) {
        lock = RunLock.take(folder);
        Endpoints.remove(folder.endpoints());
        Leftovers.stop(folder, fresh || !wants(PostgresServer.NAME), progress);
        requireFreePorts();
        if (fresh) {
            folder.empty();
            progress.say("The data of earlier runs is gone, as asked.");
        }
        Secrets made = Secrets.keptIn(folder.secrets());
        secrets = made;
        Keyset.keptIn(folder.keyset());
        Keyset.ofNumbersKeptIn(folder.keysetOfNumbers());
        Logs.rotate(folder, options.wanted());
        Programs programs = new Programs(options, folder, endpoints, made);
        SequencedMap<String, ServerProcess> wanted = new LinkedHashMap<>();
        options.instances().forEach(instance -> wanted.put(instance.name(), prepared(instance, programs)));
        processes = wanted;
        startTogether(wanted.values().stream().filter(each -> !isService(each)).toList());
        if (wants(Broker.NAME)) {
            Topics.prepare(endpoints.kafka(), options.brokers().size());
        }
        startTogether(wanted.values().stream().filter(this::isService).toList());
        watch.begin();
        endpoints.write(folder.endpoints(), made);
        trainings = programs.trainings();
    }

    private ServerProcess prepared(Instance instance, Programs programs) {
        ServerProcess process = switch (instance.program()) {
            case PostgresServer.NAME ->
                new PostgresServer(folder, options.ports().postgresql(), this::mayStart);
            case Broker.NAME -> new JavaProcess(Broker.program(folder, options, instance), this::mayStart);
            default -> new JavaProcess(programs.program(instance), this::mayStart);
        };
        process.onDeath(() -> watch.died(process));
        return process;
    }

    private boolean isService(ServerProcess process) {
        return options.instances().stream()
                .anyMatch(instance -> instance.name().equals(process.name()) && SERVICES.contains(instance.program()));
    }

    private boolean mayStart() {
        return !closing;
    }

    private boolean wants(String name) {
        return options.wanted().contains(name);
    }

    private void requireFreePorts() {
        List<String> taken = PortCheck.taken(options.uses().stream()
                .filter(use -> !(use.process().equals(PostgresServer.NAME)
                        && PostgresServer.isAdoptable(folder, use.number())))
                .toList());
        if (!taken.isEmpty()) {
            throw new StackFailure(PortCheck.advice(taken));
        }
    }

    private void startTogether(List<ServerProcess> together) {
        Parallel.forEach(together, process -> {
            long begun = System.nanoTime();
            process.start();
            progress.ready(process, begun);
        });
    }

    /** @param name one of {@link #NAMES} that was started; with {@code -2} or {@code -3} for the others of a cluster */
    public ServerProcess process(String name) {
        ServerProcess process = processes.get(name);
        if (process == null) {
            throw new IllegalArgumentException(name + " is not part of this stack");
        }
        return process;
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    public DataFolder data() {
        return folder;
    }

    public Secrets secrets() {
        Secrets known = secrets;
        if (known == null) {
            throw new IllegalStateException("the stack has not started");
        }
        return known;
    }

    /** What a program outside needs to work with this stack, as environment. */
    public Map<String, String> environment() {
        return endpoints.environment(secrets());
    }

    /** Makes, one after the other and with what the machine has to spare, what lets the programs start faster next time. */
    void trainForNextTime() {
        Thread.ofPlatform().daemon().name("training").start(() -> {
            for (AotTraining each : trainings) {
                if (!closing) {
                    each.run();
                }
            }
        });
    }

    public boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Returns when the stack has been closed. */
    void awaitEnd() throws InterruptedException {
        closed.await();
    }

    /** Ends services, post room, identity provider, broker and database, in this order. */
    @Override
    public void close() {
        synchronized (closed) {
            if (closed.getCount() == 0) {
                return;
            }
            closing = true;
            watch.end();
            trainings.forEach(AotTraining::stop);
            RunLock held = lock;
            if (held != null) {
                stopAll();
                Endpoints.remove(folder.endpoints());
                held.close();
            }
            closed.countDown();
        }
        if (Thread.currentThread() != shutdown) {
            forgetShutdown();
        }
    }

    private void stopAll() {
        List<ServerProcess> lastFirst = List.copyOf(processes.sequencedValues().reversed());
        Parallel.forEach(lastFirst.stream().filter(this::isService).toList(), this::stop);
        lastFirst.stream().filter(process -> !isService(process)).forEach(this::stop);
    }

    private void stop(ServerProcess process) {
        long begun = System.nanoTime();
        boolean ran = process.isAlive();
        try {
            process.stop();
        } catch (StackFailure e) {
            progress.say(String.valueOf(e.getMessage()));
        }
        if (ran) {
            progress.stopped(process, begun);
        }
    }

    private void forgetShutdown() {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdown);
        } catch (IllegalStateException shuttingDownAnyway) {
            // Then the hook has done its work, or waits for this thread to have done it.
        }
    }
}
