package nl.stadsbode.preferences.registerimport;

import com.fasterxml.uuid.NoArgGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays a file of the register down, encrypted, as it comes in; to be taken in later. */
@Component
class ReceivingFiles {

    sealed interface Received {}

    record Kept(UUID id) implements Received {}

    /** No file of the register: nothing was kept. @param missing columns that it lacks */
    record NotOurs(List<Column> missing) implements Received {}

    /** Nothing was kept. */
    static final class TooLarge extends RuntimeException {
        TooLarge() {
            super("the file is larger than stadsbode.register-import.largest");
        }
    }

    private static final int PIECE_BYTES = 256 * 1024;

    private final RegisterImports imports;
    private final StoredParts parts;
    private final ImportSettings settings;
    private final NoArgGenerator ids;
    private final Clock clock;

    ReceivingFiles(
            RegisterImports imports, StoredParts parts, ImportSettings settings, NoArgGenerator ids, Clock clock) {
        this.imports = imports;
        this.parts = parts;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * In one transaction: a file that breaks off is no file.
     *
     * @throws TooLarge and nothing is kept
     */
    @Transactional(rollbackFor = Exception.class)
    Received receive(InputStream content, String by) throws IOException {
        byte[] piece = content.readNBytes(PIECE_BYTES);
        List<Column> missing = header(piece).missing();
        if (!missing.isEmpty()) {
            return new NotOurs(missing);
        }
        UUID id = ids.generate();
        imports.add(id, clock.instant(), by);
        long bytes = 0;
        long breaks = 0;
        byte last = '\n';
        for (int number = 0; piece.length > 0; number++) {
            parts.add(id, number, piece);
            bytes += piece.length;
            breaks += breaks(piece);
            last = piece[piece.length - 1];
            if (bytes > settings.largest().toBytes()) {
                throw new TooLarge();
            }
            piece = content.readNBytes(PIECE_BYTES);
        }
        imports.received(id, bytes, last == '\n' ? breaks : breaks + 1);
        return new Kept(id);
    }

    private static Header header(byte[] start) throws IOException {
        Lines.Line first = new Lines(new ByteArrayInputStream(start)).next();
        String text = first == null ? null : first.text();
        return Header.of(text == null ? "" : text);
    }

    private static long breaks(byte[] piece) {
        long breaks = 0;
        for (byte one : piece) {
            if (one == '\n') {
                breaks++;
            }
        }
        return breaks;
    }
}
