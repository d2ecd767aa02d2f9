package nl.stadsbode.notifications.carriers.letter;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.notifications.carriers.PrintHouse;
import org.apache.sshd.sftp.client.SftpClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Uploads batches. Each file is written as {@code .part} and then renamed, the manifest last: a batch without one is
 * not there yet, and whatever an upload that broke left behind is written over.
 */
final class SftpPrintHouse implements PrintHouse {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LetterSettings settings;
    private final PrintHouseConnection connection;

    SftpPrintHouse(LetterSettings settings, PrintHouseConnection connection) {
        this.settings = settings;
        this.connection = connection;
    }

    /** @param sha256 of the file, in hexadecimal */
    private record Entry(UUID deliveryId, String file, int pages, String sha256) {}

    private record Manifest(UUID batchId, Instant sealedAt, List<Entry> letters) {}

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public void upload(Batch batch) throws IOException {
        connection.with(sftp -> {
            if (!isThere(sftp, batch.id())) {
                upload(sftp, batch);
            }
            return batch.id();
        });
    }

    /** The print house clears its {@code in} after it answered: then the answer says that the batch was there. */
    private boolean isThere(SftpClient sftp, UUID batchId) throws IOException {
        var answer = "batch-" + batchId + ReturnFiles.ENDING;
        return RemoteFiles.exists(sftp, folder(batchId) + "/manifest.json")
                || RemoteFiles.exists(sftp, settings.out() + "/" + answer)
                || RemoteFiles.exists(sftp, settings.out() + "/" + ReturnFiles.DONE + "/" + answer)
                || RemoteFiles.exists(sftp, settings.out() + "/" + ReturnFiles.UNREADABLE + "/" + answer);
    }

    private void upload(SftpClient sftp, Batch batch) throws IOException {
        var folder = folder(batch.id());
        RemoteFiles.makeFolder(sftp, folder);
        for (var letter : batch.letters()) {
            RemoteFiles.write(sftp, folder + "/" + fileName(letter), letter.pdf());
        }
        RemoteFiles.removeParts(sftp, folder);
        RemoteFiles.write(sftp, folder + "/manifest.json", JSON.writeValueAsBytes(manifest(batch)));
    }

    private String folder(UUID batchId) {
        return settings.in() + "/batch-" + batchId;
    }

    private static Manifest manifest(Batch batch) {
        return new Manifest(
                batch.id(),
                batch.sealedAt(),
                batch.letters().stream()
                        .map(letter ->
                                new Entry(letter.deliveryId(), fileName(letter), letter.pages(), sha256(letter.pdf())))
                        .toList());
    }

    private static String fileName(Letter letter) {
        return letter.deliveryId() + ".pdf";
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
