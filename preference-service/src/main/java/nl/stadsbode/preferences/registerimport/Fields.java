package nl.stadsbode.preferences.registerimport;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a line has in the columns we know. */
final class Fields {

    private static final int REPLACEMENT = 0xFFFD;

    private final Header header;
    private final CsvRecord fields;

    Fields(Header header, CsvRecord fields) {
        this.header = header;
        this.fields = fields;
    }

    boolean has(Column column) {
        return header.places().containsKey(column);
    }

    /** Without spaces around it; null where it is empty or the file has no such column. */
    @Nullable
    String text(Column column) {
        Integer at = header.places().get(column);
        String text = at == null ? "" : fields.getField(at).strip();
        return text.isEmpty() ? null : text;
    }

    /** The first with a character that is no UTF-8 or that no printer has. */
    Optional<Column> unprintable() {
        return header.places().keySet().stream()
                .filter(column -> {
                    String text = text(column);
                    return text != null && text.codePoints().anyMatch(Fields::isUnprintable);
                })
                .sorted()
                .findFirst();
    }

    private static boolean isUnprintable(int point) {
        return point == REPLACEMENT
                || Character.isISOControl(point)
                || Character.getType(point) == Character.SURROGATE
                || Character.getType(point) == Character.FORMAT;
    }
}
