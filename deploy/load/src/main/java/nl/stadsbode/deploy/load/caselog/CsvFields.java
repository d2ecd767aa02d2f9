package nl.stadsbode.deploy.load.caselog;

import java.util.ArrayList;
import java.util.List;

/** The fields of one row of a CSV (RFC 4180). */
sealed interface CsvFields {

    record Whole(List<String> values) implements CsvFields {}

    /** A quote is open: the row goes on at the next line, or the quote was a mistake. */
    record Open() implements CsvFields {}

    record Broken(String why) implements CsvFields {}

    static CsvFields of(String text, char delimiter) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        int at = 0;
        while (true) {
            if (at < text.length() && text.charAt(at) == '"') {
                at = quoted(text, at + 1, value);
                if (at < 0) {
                    return new Open();
                }
                if (at < text.length() && text.charAt(at) != delimiter) {
                    return new Broken("after a closing quote comes no delimiter");
                }
            } else {
                int end = text.indexOf(delimiter, at);
                value.append(text, at, end < 0 ? text.length() : end);
                if (value.indexOf("\"") >= 0) {
                    return new Broken("it has a quote inside a field that is not quoted");
                }
                at = end < 0 ? text.length() : end;
            }
            values.add(value.toString());
            value.setLength(0);
            if (at == text.length()) {
                return new Whole(values);
            }
            at++;
        }
    }

    /** @return where the field has ended, or -1 when its quote is not closed */
    private static int quoted(String text, int from, StringBuilder value) {
        int at = from;
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) {
                return -1;
            }
            value.append(text, at, quote);
            if (quote + 1 == text.length() || text.charAt(quote + 1) != '"') {
                return quote + 1;
            }
            value.append('"');
            at = quote + 2;
        }
    }
}
