package nl.stadsbode.preferences.registerimport;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.stadsbode.preferences.contact.Flaw;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.registerimport.Lines.Line;

/** Reads a line of the register's file: a message, or all that is wrong with it. Pure. */
final class ReadingLines {

    sealed interface Read {}

    record Understood(Message message) implements Read {}

    /** @param errors at least one, all of one line */
    record Wrong(List<LineError> errors) implements Read {

        long line() {
            return errors.getFirst().line();
        }
    }

    private final Header header;
    private final LocalDate today;

    /** @param today later days have not been */
    ReadingLines(Header header, LocalDate today) {
        this.header = header;
        this.today = today;
    }

    Read read(Line line) {
        String text = line.text();
        if (text == null) {
            return wrong(line, "line-too-long");
        }
        try {
            CsvRecord fields = Header.fields(text, header.separator());
            return fields.getFieldCount() == header.width()
                    ? read(line, new Fields(header, fields))
                    : wrong(line, "number-of-fields");
        } catch (CsvParseException broken) {
            return wrong(line, "not-csv");
        }
    }

    private Read read(Line line, Fields fields) {
        Optional<Column> unprintable = fields.unprintable();
        if (unprintable.isPresent()) {
            return new Wrong(
                    List.of(new LineError(line.number(), unprintable.get().title(), "not-printable")));
        }
        try {
            return new Understood(new ReadingFields(fields, today).message(line.number()));
        } catch (Flawed flawed) {
            return new Wrong(flawed.flaws().stream()
                    .map(flaw -> error(line, flaw))
                    .distinct()
                    .toList());
        }
    }

    private static LineError error(Line line, Flaw flaw) {
        return new LineError(line.number(), flaw.field(), flaw.code());
    }

    private static Wrong wrong(Line line, String code) {
        return new Wrong(List.of(new LineError(line.number(), "", code)));
    }
}
