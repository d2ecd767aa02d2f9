package nl.stadsbode.notifications.carriers.letter;

import java.io.IOException;
import java.util.UUID;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** What we do with files at the print house. */
final class RemoteFiles {

    private RemoteFiles() {}

    static boolean exists(SftpClient sftp, String path) throws IOException {
        try {
            sftp.stat(path);
            return true;
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE
                    || e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_PATH) {
                return false;
            }
            throw e;
        }
    }

    static void makeFolder(SftpClient sftp, String path) throws IOException {
        if (!exists(sftp, path)) {
            sftp.mkdir(path);
        }
    }

    /**
     * Nobody sees it half written. What is there already was written whole, and stays: another instance may have brought
     * the same, and somebody may be reading it.
     */
    static void write(SftpClient sftp, String path, byte[] content) throws IOException {
        if (exists(sftp, path)) {
            return;
        }
        var part = path + "." + UUID.randomUUID() + ".part";
        try (var out = sftp.write(part, OpenMode.Write, OpenMode.Create, OpenMode.Truncate)) {
            out.write(content);
        }
        try {
            sftp.rename(part, path);
        } catch (SftpException met) {
            if (!exists(sftp, path)) {
                throw met;
            }
        }
    }

    /** What was left half written, by us or by another instance, which then finds the whole one. */
    static void removeParts(SftpClient sftp, String folder) throws IOException {
        for (var file : sftp.readDir(folder)) {
            if (file.getFilename().endsWith(".part")) {
                removeIfThere(sftp, folder + "/" + file.getFilename());
            }
        }
    }

    private static void removeIfThere(SftpClient sftp, String path) throws IOException {
        try {
            sftp.remove(path);
        } catch (SftpException met) {
            if (exists(sftp, path)) {
                throw met;
            }
        }
    }

    /** @return at most {@code most} octets and one */
    static byte[] read(SftpClient sftp, String path, int most) throws IOException {
        try (var in = sftp.read(path)) {
            return in.readNBytes(most + 1);
        }
    }
}
