package nl.stadsbode.deploy.load.caselog;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A log as CSV. A row that is broken costs no other row: when a quote is not closed, only the line where it stands is
 * malformed, and reading goes on with the next line.
 */
final class CsvLog implements CaseLog {

    /** Lines that one row may have, for quoted line breaks. */
    private static final int MOST_LINES = 50;

    private final Lines lines;
    private final CsvHeader header;
    private boolean ended;

    private CsvLog(Lines lines, CsvHeader header) {
        this.lines = lines;
        this.header = header;
    }

    static CsvLog of(InputStream content) throws IOException {
        Lines lines = new Lines(content);
        Lines.Line first = lines.next();
        while (first != null && first.text().isBlank()) {
            first = lines.next();
        }
        return new CsvLog(lines, CsvHeader.of(first == null ? "" : first.text()));
    }

    @Override
    public @Nullable Row next() {
        if (ended) {
            return null;
        }
        try {
            Lines.Line line = lines.next();
            while (line != null && line.text().isBlank()) {
                line = lines.next();
            }
            return line == null ? null : row(line);
        } catch (IOException broken) {
            ended = true;
            return new Row.BrokenOff(lines.number() + 1, "the file breaks off here (" + broken.getMessage() + ")");
        }
    }

    private Row row(Lines.Line first) throws IOException {
        if (!first.whole()) {
            return new Row.Malformed(first.number(), "it has more than " + Lines.LONGEST + " characters");
        }
        StringBuilder text = new StringBuilder(first.text());
        List<Lines.Line> following = new ArrayList<>();
        CsvFields fields = CsvFields.of(first.text(), header.delimiter());
        while (fields instanceof CsvFields.Open && joined(text, following)) {
            fields = CsvFields.of(text.toString(), header.delimiter());
        }
        return switch (fields) {
            case CsvFields.Whole(List<String> values)
            when values.size() == header.width() -> header.happening(values).at(first.number());
            case CsvFields.Whole(List<String> values) ->
                malformed(
                        first,
                        following,
                        "it has %d fields, and the header %d".formatted(values.size(), header.width()));
            case CsvFields.Broken(String why) -> malformed(first, following, why);
            case CsvFields.Open open -> malformed(first, following, "a quote is not closed");
        };
    }

    private Row malformed(Lines.Line first, List<Lines.Line> following, String why) {
        lines.putBack(following);
        return new Row.Malformed(first.number(), why);
    }

    /** Adds the next line to a row whose quote is open, if there is one and it may. */
    private boolean joined(StringBuilder text, List<Lines.Line> following) throws IOException {
        Lines.Line next = following.size() < MOST_LINES ? lines.next() : null;
        if (next == null) {
            return false;
        }
        following.add(next);
        text.append('\n').append(next.text());
        return next.whole();
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException ignored) {
            // What was needed has been read.
        }
    }
}
