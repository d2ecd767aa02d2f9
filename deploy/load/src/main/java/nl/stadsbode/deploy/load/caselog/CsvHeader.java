package nl.stadsbode.deploy.load.caselog;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which column is which.
 *
 * @param transition -1 when the log has none
 */
record CsvHeader(char delimiter, int width, int caseId, int activity, int transition, int timestamp) {

    /** The comma of the RFC, the semicolon of Dutch spreadsheets, the tab. */
    private static final String DELIMITERS = ",;\t";

    static CsvHeader of(String line) {
        CsvHeader best = null;
        for (char delimiter : DELIMITERS.toCharArray()) {
            CsvHeader header = of(line, delimiter);
            if (best == null || header.width() > best.width()) {
                best = header;
            }
        }
        if (best == null || best.width() == 0) {
            throw new UnreadableLog("The file is empty: a case log begins with the names of its columns.");
        }
        best.refuseIfIncomplete();
        return best;
    }

    private static CsvHeader of(String line, char delimiter) {
        List<String> names =
                CsvFields.of(line, delimiter) instanceof CsvFields.Whole(List<String> values) && !line.isEmpty()
                        ? values.stream().map(String::strip).toList()
                        : List.of();
        return new CsvHeader(
                delimiter,
                names.size(),
                names.indexOf(Names.CASE),
                names.indexOf(Names.ACTIVITY),
                names.indexOf(Names.TRANSITION),
                names.indexOf(Names.TIMESTAMP));
    }

    private void refuseIfIncomplete() {
        List<String> missing = Stream.of(
                        caseId < 0 ? Names.CASE : "",
                        activity < 0 ? Names.ACTIVITY : "",
                        timestamp < 0 ? Names.TIMESTAMP : "")
                .filter(name -> !name.isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new UnreadableLog("The log lacks the column " + String.join(" and the column ", missing)
                    + ". Name the columns as IEEE XES does: " + Names.CASE + ", " + Names.ACTIVITY + ", "
                    + Names.TIMESTAMP + ".");
        }
    }

    Happening happening(List<String> values) {
        return new Happening(values.get(caseId), values.get(activity), transition(values), values.get(timestamp));
    }

    private @Nullable String transition(List<String> values) {
        return transition < 0 ? null : values.get(transition);
    }
}
