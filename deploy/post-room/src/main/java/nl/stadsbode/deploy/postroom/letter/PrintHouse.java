package nl.stadsbode.deploy.postroom.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import nl.stadsbode.deploy.postroom.Behaviours;
import nl.stadsbode.deploy.postroom.Channel;
import nl.stadsbode.deploy.postroom.PostRoomSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks for complete batches, prints them and answers with a return file. A batch leaves {@code /in}
 * only after its answer is written, so that after a crash it is printed again rather than lost. A
 * batch handed in a second time is answered as before and not printed again.
 */
@Component
class PrintHouse implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PrintHouse.class);
    private static final String ANSWER = "return.json";

    private final PostRoomSettings.Sftp settings;
    private final PrintHouseFolders folders;
    private final Behaviours behaviours;
    private final Press press;
    private final JsonMapper json;
    private final Set<Path> printing = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ScheduledThreadPoolExecutor worker;

    PrintHouse(
            PostRoomSettings settings, PrintHouseFolders folders, Behaviours behaviours, Press press, JsonMapper json) {
        this.settings = settings.sftp();
        this.folders = folders;
        this.behaviours = behaviours;
        this.press = press;
        this.json = json;
    }

    @Override
    public void start() {
        var starting = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("print-house").daemon().factory());
        long every = settings.lookEvery().toMillis();
        starting.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
        worker = starting;
    }

    private void look() {
        try {
            for (var batch : complete()) {
                if (printing.add(batch)) {
                    process(batch);
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("print house cannot look at its batches: {}", e.toString());
        }
    }

    /** Batches with their manifest, the one sealed first at the front. */
    private List<Path> complete() throws IOException {
        var sealed = new TreeMap<FileTime, List<Path>>();
        try (var batches = Files.newDirectoryStream(folders.in(), "batch-*")) {
            for (var batch : batches) {
                var manifest = batch.resolve(Batch.MANIFEST);
                if (Files.isRegularFile(manifest)) {
                    sealed.computeIfAbsent(Files.getLastModifiedTime(manifest), moment -> new ArrayList<>())
                            .add(batch);
                }
            }
        }
        return sealed.values().stream().flatMap(List::stream).toList();
    }

    private void process(Path batch) {
        try {
            var answer = answered(batch);
            var behaviour = behaviours.of(Channel.LETTER);
            long delay = behaviour.receiptDelayMs();
            later(() -> finish(batch, answer, behaviour.receiptCount() > 0), delay);
            if (behaviour.receiptCount() > 1) {
                later(() -> write(answer, folders.out().resolve(returnName(batch))), 2 * delay + 1);
            }
        } catch (IOException e) {
            printing.remove(batch);
            LOG.warn("batch {} not printed, tried again: {}", batch.getFileName(), e.toString());
        }
    }

    private byte[] answered(Path batch) throws IOException {
        var earlier = folders.printed().resolve(batch.getFileName()).resolve(ANSWER);
        return Files.isRegularFile(earlier) ? Files.readAllBytes(earlier) : json.writeValueAsBytes(print(batch));
    }

    private Batch.Return print(Path batch) throws IOException {
        Batch.Manifest manifest;
        try {
            manifest = json.readValue(batch.resolve(Batch.MANIFEST).toFile(), Batch.Manifest.class);
        } catch (JacksonException e) {
            LOG.warn("batch {}: manifest not understood", batch.getFileName());
            return new Batch.Return(batch.getFileName().toString().substring("batch-".length()), List.of());
        }
        var lines = new ArrayList<Batch.Line>();
        for (var entry : manifest.letters()) {
            lines.add(press.print(batch, manifest.batchId(), entry));
        }
        LOG.info("batch {} printed: {} letters", manifest.batchId(), lines.size());
        return new Batch.Return(manifest.batchId(), lines);
    }

    private void finish(Path batch, byte[] answer, boolean tellsIt) {
        try {
            if (tellsIt) {
                write(answer, folders.out().resolve(returnName(batch)));
            }
            var printed = folders.printed().resolve(batch.getFileName());
            Files.createDirectories(printed);
            write(answer, printed.resolve(ANSWER));
            remove(batch);
        } catch (IOException e) {
            LOG.warn("batch {} not finished, tried again: {}", batch.getFileName(), e.toString());
        } finally {
            printing.remove(batch);
        }
    }

    private static String returnName(Path batch) {
        return batch.getFileName() + ".return.json";
    }

    private static void write(byte[] answer, Path file) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, answer);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void remove(Path batch) throws IOException {
        try (var files = Files.newDirectoryStream(batch)) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(batch);
    }

    /** Work that may fail on broken I/O; the failure is logged. */
    private interface Task {
        void run() throws IOException;
    }

    private void later(Task task, long delayMs) {
        var working = worker;
        if (working == null) {
            return;
        }
        working.schedule(
                () -> {
                    try {
                        task.run();
                    } catch (IOException e) {
                        LOG.warn("return file not written: {}", e.toString());
                    }
                },
                delayMs,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        var stopping = worker;
        if (stopping != null) {
            stopping.shutdownNow();
        }
        worker = null;
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
