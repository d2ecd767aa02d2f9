package nl.stadsbode.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** Starts the stack and stays until it is stopped. */
final class Up {

    private Up() {}

    static int run(Arguments asked) throws InterruptedException {
        long begun = System.nanoTime();
        // Before several threads at once do it, of which SLF4J would complain.
        LoggerFactory.getILoggerFactory();
        Path repository = Options.repositoryAround(asked.repository());
        Options options = new Options(
                repository,
                asked.data(),
                asked.ports(),
                asked.cluster(),
                asked.only(),
                asked.keepAlive(),
                Map.of(),
                System.out::println);
        System.out.println("Stadsbode starts; its data is in " + asked.data() + ".");
        LocalStack stack = asked.fresh() ? LocalStack.startFresh(options) : LocalStack.start(options);
        System.out.printf(Locale.ROOT, "%nStadsbode is ready after %.0f s.%n%n", Progress.seconds(begun));
        System.out.println(
                Announcement.of(stack, asked.only().isEmpty() ? Set.copyOf(LocalStack.NAMES) : asked.only()));
        if (asked.readyFile() != null) {
            create(asked.readyFile());
        }
        if (asked.demo()) {
            demonstrate(stack, repository);
        }
        stack.trainForNextTime();
        stack.awaitEnd();
        return 0;
    }

    private static void create(Path readyFile) {
        try {
            Files.createFile(readyFile);
        } catch (IOException e) {
            throw new StackFailure("The file " + readyFile + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static void demonstrate(LocalStack stack, Path repository) throws InterruptedException {
        ProcessBuilder demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        repository.resolve("deploy/load/target/load.jar").toString(),
                        "demo")
                .inheritIO();
        demo.environment().putAll(stack.environment());
        try {
            int status = demo.start().waitFor();
            System.out.println(
                    status == 0
                            ? "The demo is over. Stadsbode keeps running; Ctrl-C stops it."
                            : "The demo failed (exit status " + status
                                    + "). Stadsbode keeps running; Ctrl-C stops it.");
        } catch (IOException e) {
            System.err.println("The demo cannot be started: " + e.getMessage());
        }
    }
}
