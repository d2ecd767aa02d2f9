package nl.stadsbode.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder in which a stack keeps everything between runs. It carries a marker file; a folder without it is neither
 * used nor emptied.
 */
public final class DataFolder {

    static final String MARKER = ".stadsbode-data";

    /** Stays when the folder is emptied: the programs of the run that does it, and its lock and log. */
    private static final Set<String> SPARED = Set.of(MARKER, "program", "run", "up.log");

    private final Path root;

    private DataFolder(Path root) {
        this.root = root;
    }

    /**
     * Opens the folder, makes it when absent.
     *
     * @throws StackFailure when it holds something else
     */
    public static DataFolder at(Path wanted) {
        DataFolder folder = new DataFolder(wanted.toAbsolutePath().normalize());
        try {
            folder.prepare();
        } catch (IOException e) {
            throw new StackFailure("The data folder " + folder.root + " cannot be used: " + e.getMessage(), e);
        }
        return folder;
    }

    private void prepare() throws IOException {
        Path marker = root.resolve(MARKER);
        if (Files.exists(root) && Files.notExists(marker) && !onlyProgram()) {
            throw new StackFailure(root + " is not empty and is not a data folder of Stadsbode (it has no " + MARKER
                    + "). Choose another one with STADSBODE_DATA.");
        }
        for (Path each : List.of(root, logs(), run(), program())) {
            Files.createDirectories(each);
        }
        if (Files.notExists(marker)) {
            Files.writeString(marker, "Data of a local Stadsbode. deploy/up --fresh empties this folder.\n");
        }
    }

    private boolean onlyProgram() throws IOException {
        try (Stream<Path> content = Files.list(root)) {
            return content.allMatch(each -> SPARED.contains(each.getFileName().toString()));
        }
    }

    /** Deletes all data; what the run that asks for it stands on, stays. */
    void empty() {
        try (Stream<Path> content = Files.list(root)) {
            for (Path each : content.toList()) {
                if (!SPARED.contains(each.getFileName().toString())) {
                    delete(each);
                }
            }
            prepare();
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder cannot be emptied", e);
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    public Path root() {
        return root;
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** A Tink keyset; the same for all services. */
    public Path keyset() {
        return root.resolve("keyset.json");
    }

    /** A Tink keyset of the preference-service alone. */
    public Path keysetOfNumbers() {
        return root.resolve("bsn-keyset.json");
    }

    /** Addresses and secrets as {@code NAME=value} lines, there as long as the stack is ready. */
    public Path endpoints() {
        return root.resolve("endpoints.env");
    }

    Path secrets() {
        return root.resolve("secrets.properties");
    }

    Path signingKey() {
        return root.resolve("identity-signing-key.json");
    }

    Path postgresql() {
        return root.resolve("postgresql");
    }

    Path kafka(Instance broker) {
        return root.resolve(broker.name());
    }

    /** Id of the cluster that the brokers form. */
    Path clusterId() {
        return root.resolve("kafka-cluster-id");
    }

    Path postRoom() {
        return root.resolve("post-room");
    }

    /** Who runs: one record a process, and the launcher's lock. */
    Path run() {
        return root.resolve("run");
    }

    /** A copy of the launcher, so that a build beside a running stack pulls no class from under it. */
    Path program() {
        return root.resolve("program");
    }
}
