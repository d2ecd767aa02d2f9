package nl.stadsbode.deploy.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The process that listens on a port, as Linux's {@code /proc} tells it.
 *
 * @param program its name in brackets, with a space before it; empty when unknown
 */
record PortHolder(long pid, String program) {

    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    /** Empty on another system, or when the process is another user's. */
    static Optional<PortHolder> of(int port) {
        Set<String> sockets = new HashSet<>();
        collect(Path.of("/proc/net/tcp"), port, sockets);
        collect(Path.of("/proc/net/tcp6"), port, sockets);
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> holdsOneOf(sockets, process.pid()))
                .findFirst()
                .map(process -> new PortHolder(process.pid(), program(process)));
    }

    private static void collect(Path table, int port, Set<String> sockets) {
        String wanted = String.format(Locale.ROOT, ":%04X", port);
        try {
            for (String line : Files.readAllLines(table)) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > INODE
                        && columns[STATE].equals(LISTENING)
                        && columns[LOCAL_ADDRESS].endsWith(wanted)) {
                    sockets.add("socket:[" + columns[INODE] + "]");
                }
            }
        } catch (IOException notLinux) {
            sockets.clear();
        }
    }

    private static boolean holdsOneOf(Set<String> sockets, long pid) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (Path file : open) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException | RuntimeException goneOrForbidden) {
            return false;
        }
        return false;
    }

    private static String program(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> " (" + Path.of(command).getFileName() + ")")
                .orElse("");
    }
}
