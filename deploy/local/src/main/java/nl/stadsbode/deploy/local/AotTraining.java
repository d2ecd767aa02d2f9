package nl.stadsbode.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts a program once more, up to where its parts are made but nothing is served, so that the JVM writes its AOT cache
 * (JEP 514): starting takes less than half the time and processor with it. The cache belongs to one version of the jar.
 */
final class AotTraining {

    private final String name;
    private final UnpackedJar unpacked;
    private final List<String> command;
    private final Map<String, String> environment;
    private final DataFolder folder;
    private volatile @Nullable Process process;
    private volatile boolean stopped;

    /** @param command with which the program is run: the cache fits no other options */
    AotTraining(
            String name,
            UnpackedJar unpacked,
            List<String> command,
            Map<String, String> environment,
            DataFolder folder) {
        this.name = name;
        this.unpacked = unpacked;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.folder = folder;
    }

    /** Does nothing where the cache is there, or could not be made before. */
    void run() {
        if (Files.exists(unpacked.aotCache()) || Files.exists(unpacked.untrainable())) {
            return;
        }
        Path made = unpacked.aotCache()
                .resolveSibling("training-" + ProcessHandle.current().pid() + ".aot");
        try {
            if (train(made) == 0 && Files.exists(made)) {
                Files.move(made, unpacked.aotCache(), StandardCopyOption.ATOMIC_MOVE);
            } else if (!stopped) {
                Files.writeString(unpacked.untrainable(), "See " + log() + "\n");
            }
            Files.deleteIfExists(made);
        } catch (IOException e) {
            // Without a cache it starts as before, only slower.
            stop();
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
        }
    }

    private int train(Path made) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(List.of(
                "nice",
                "-n",
                "19",
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        whole.add("-XX:AOTCacheOutput=" + made);
        whole.add("-Dspring.context.exit=onRefresh");
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .directory(folder.run().toFile());
        builder.environment().putAll(environment);
        builder.environment().put("SERVER_PORT", "0");
        builder.environment().put("STADSBODE_CARRIERS_REHEARSAL", "false"); // what a town serves with is trained
        Process started = builder.start();
        process = started;
        if (stopped) {
            stop();
        }
        return started.waitFor();
    }

    void stop() {
        stopped = true;
        Process current = process;
        if (current != null) {
            current.descendants().forEach(ProcessHandle::destroyForcibly);
            current.destroyForcibly();
        }
    }

    private Path log() {
        return folder.log(name + ".training");
    }
}
