package nl.stadsbode.deploy.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** At most one stack runs on a data folder; the system lets go of the lock when its holder dies. */
final class RunLock implements AutoCloseable {

    private static final String LAUNCHER = "launcher";

    private final FileChannel channel;
    private final Path run;

    private RunLock(FileChannel channel, Path run) {
        this.channel = channel;
        this.run = run;
    }

    /** @throws StackFailure when another stack holds it */
    static RunLock take(DataFolder folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel) == null) {
                channel.close();
                throw new StackFailure("Stadsbode already runs on " + folder.root()
                        + launcher(folder).map(pid -> " (process " + pid + ")").orElse("")
                        + ". See deploy/status; stop it with deploy/down.");
            }
            Files.writeString(
                    folder.run().resolve(LAUNCHER),
                    Long.toString(ProcessHandle.current().pid()));
            return new RunLock(channel, folder.run());
        } catch (IOException e) {
            throw new StackFailure("The data folder cannot be locked: " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    /** The pid of the launcher that holds the folder, if one does. */
    static Optional<Long> holder(DataFolder folder) {
        try (FileChannel channel =
                FileChannel.open(folder.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock free = locked(channel);
            if (free != null) {
                free.release();
                return Optional.empty();
            }
            return launcher(folder);
        } catch (IOException e) {
            throw new StackFailure("The data folder cannot be read: " + e.getMessage(), e);
        }
    }

    private static Optional<Long> launcher(DataFolder folder) {
        try {
            return Optional.of(Long.parseLong(
                    Files.readString(folder.run().resolve(LAUNCHER)).strip()));
        } catch (IOException | NumberFormatException notYetWritten) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(run.resolve(LAUNCHER));
            channel.close();
        } catch (IOException e) {
            throw new StackFailure("The data folder's lock cannot be let go: " + e.getMessage(), e);
        }
    }
}
