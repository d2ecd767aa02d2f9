package nl.stadsbode.deploy.postroom.letter;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import nl.stadsbode.deploy.postroom.Behaviour;
import nl.stadsbode.deploy.postroom.Behaviours;
import nl.stadsbode.deploy.postroom.Channel;
import nl.stadsbode.deploy.postroom.Content;
import nl.stadsbode.deploy.postroom.Message;
import nl.stadsbode.deploy.postroom.Messages;
import nl.stadsbode.deploy.postroom.Outcome;
import org.springframework.stereotype.Component;

/** Prints one letter of a batch, or rejects it: only what the manifest promised is printed. */
@Component
class Press {

    private final Messages messages;
    private final Behaviours behaviours;
    private final PrintHouseFolders folders;
    private final Clock clock;

    Press(Messages messages, Behaviours behaviours, PrintHouseFolders folders, Clock clock) {
        this.messages = messages;
        this.behaviours = behaviours;
        this.folders = folders;
        this.clock = clock;
    }

    Batch.Line print(Path batchFolder, String batchId, Batch.Entry entry) throws IOException {
        if (behaviours.of(Channel.LETTER).answer() == Behaviour.Answer.REFUSE) {
            return rejected(entry, "refused");
        }
        var pdf = batchFolder.resolve(entry.file()).normalize();
        if (!batchFolder.equals(pdf.getParent()) || !Files.isRegularFile(pdf)) {
            return rejected(entry, "file-missing");
        }
        if (!sha256(pdf).equalsIgnoreCase(entry.sha256())) {
            return rejected(entry, "checksum-differs");
        }
        LetterPdf letter;
        try {
            letter = LetterPdf.read(pdf);
        } catch (IOException e) {
            return rejected(entry, "not-a-pdf");
        }
        keep(batchFolder, pdf, batchId, entry, letter);
        return letter.undeliverable()
                ? new Batch.Line(entry.deliveryId(), Batch.State.returned, "unknown-at-address", clock.instant())
                : new Batch.Line(entry.deliveryId(), Batch.State.printed, null, clock.instant());
    }

    private void keep(Path batchFolder, Path pdf, String batchId, Batch.Entry entry, LetterPdf letter)
            throws IOException {
        var printed = folders.printed().resolve(batchFolder.getFileName());
        Files.createDirectories(printed);
        var kept = printed.resolve(pdf.getFileName());
        Files.copy(pdf, kept, StandardCopyOption.REPLACE_EXISTING);
        messages.add(new Message.Arrival(
                Channel.LETTER,
                letter.addressee(),
                entry.deliveryId(),
                clock.instant(),
                letter.undeliverable() ? Outcome.RETURNED : Outcome.PRINTED,
                new Content.Letter(batchId, kept, letter.pages(), entry.sha256())));
    }

    private Batch.Line rejected(Batch.Entry entry, String reason) {
        return new Batch.Line(entry.deliveryId(), Batch.State.rejected, reason, clock.instant());
    }

    private static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
