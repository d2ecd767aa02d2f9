package nl.stadsbode.deploy.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * A built jar as it is run: unpacked into a folder of its content's own, so that it starts faster, can have an AOT cache,
 * and is not changed by a build beside a running stack.
 */
final class UnpackedJar {

    /** A stack that still runs the version before must be able to start its process again. */
    private static final int VERSIONS_KEPT = 3;

    private final Path folder;
    private final String name;

    private UnpackedJar(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /**
     * @param jar a Spring Boot jar
     * @param programs folder for all versions of all programs
     * @throws StackFailure when the jar was not built
     */
    static UnpackedJar of(Path jar, Path programs) {
        String name = jar.getFileName().toString().replace(".jar", "");
        if (Files.notExists(jar)) {
            throw new StackFailure(jar + " is missing. Build it first: mvn -DskipTests package");
        }
        try {
            Path folder = programs.resolve(name + "-" + fingerprint(jar));
            if (Files.notExists(folder)) {
                unpack(jar, folder);
                forgetOld(programs, name);
            }
            return new UnpackedJar(folder, name);
        } catch (IOException e) {
            throw new StackFailure(jar + " cannot be unpacked: " + e.getMessage(), e);
        }
    }

    Path jar() {
        return folder.resolve(name + ".jar");
    }

    /** There once it has been trained. */
    Path aotCache() {
        return folder.resolve("app.aot");
    }

    /** There when training was tried in vain. */
    Path untrainable() {
        return folder.resolve("untrainable");
    }

    /** Unpacked beside and then renamed: two stacks may do this at once. */
    private static void unpack(Path jar, Path folder) throws IOException {
        Path programs = Files.createDirectories(folder.resolveSibling(""));
        Path unfinished = Files.createTempDirectory(programs, ".unpacking-");
        Process unpacking = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        unfinished.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(unpacking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (exitOf(unpacking) != 0) {
            delete(unfinished);
            throw new IOException(said);
        }
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException met) {
            delete(unfinished);
            if (Files.notExists(folder)) { // not: another was first
                throw met;
            }
        }
    }

    private static int exitOf(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String fingerprint(Path jar) throws IOException {
        CRC32C sum = new CRC32C();
        try (InputStream content = new CheckedInputStream(Files.newInputStream(jar), sum)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return String.format(Locale.ROOT, "%08x-%x", sum.getValue(), Files.size(jar));
    }

    private static void forgetOld(Path programs, String name) throws IOException {
        try (Stream<Path> versions = Files.list(programs)) {
            for (Path old : versions.filter(
                            each -> each.getFileName().toString().startsWith(name + "-"))
                    .sorted(Comparator.comparing(UnpackedJar::age).reversed())
                    .skip(VERSIONS_KEPT)
                    .toList()) {
                delete(old);
            }
        }
    }

    private static FileTime age(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
