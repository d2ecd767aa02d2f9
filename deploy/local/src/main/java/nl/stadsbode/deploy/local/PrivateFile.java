package nl.stadsbode.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes a file that only its owner can read. */
final class PrivateFile {

    private PrivateFile() {}

    /** Written beside the file and then renamed: a crash leaves the old content or the new, never a half. */
    static void write(Path file, String content) throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new IOException(file + " is no file in a folder");
        }
        Path unfinished = Files.createTempFile(
                folder,
                file.getFileName().toString(),
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, content);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
