package nl.stadsbode.notifications.carriers.letter;

import java.io.IOException;
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

    /** Nobody sees it half written. */
    static void write(SftpClient sftp, String path, byte[] content) throws IOException {
        var part = path + ".part";
        try (var out = sftp.write(part, OpenMode.Write, OpenMode.Create, OpenMode.Truncate)) {
            out.write(content);
        }
        if (exists(sftp, path)) {
            sftp.remove(path); // not every server renames over a file
        }
        sftp.rename(part, path);
    }

    /** @return at most {@code most} octets and one */
    static byte[] read(SftpClient sftp, String path, int most) throws IOException {
        try (var in = sftp.read(path)) {
            return in.readNBytes(most + 1);
        }
    }
}
