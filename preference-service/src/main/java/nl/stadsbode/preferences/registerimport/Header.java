package nl.stadsbode.preferences.registerimport;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which column is where, and what stands between them. Columns we do not know are left alone.
 *
 * @param separator ; or ,
 * @param width number of columns, known or not
 */
record Header(char separator, int width, Map<Column, Integer> places) {

    private static final List<Character> SEPARATORS = List.of(';', ',');

    static Header of(String line) {
        return SEPARATORS.stream()
                .map(separator -> of(line, separator))
                .reduce((one, other) -> other.places.size() > one.places.size() ? other : one)
                .orElseThrow();
    }

    /** Those without which nothing can be read; empty when the file is fine. */
    List<Column> missing() {
        return Column.needed().stream()
                .filter(column -> !places.containsKey(column))
                .toList();
    }

    /** @throws CsvParseException when the quotes are not right */
    static CsvRecord fields(String line, char separator) {
        return CsvReader.builder().fieldSeparator(separator).ofSingleCsvRecord(line);
    }

    private static Header of(String line, char separator) {
        try {
            List<String> titles = fields(line, separator).getFields();
            Map<Column, Integer> places = new EnumMap<>(Column.class);
            for (int at = 0; at < titles.size(); at++) {
                for (Column column : Column.values()) {
                    if (column.title().equals(plain(titles.get(at)))) {
                        places.putIfAbsent(column, at);
                    }
                }
            }
            return new Header(separator, titles.size(), places);
        } catch (CsvParseException broken) {
            return new Header(separator, 0, Map.of());
        }
    }

    private static String plain(String title) {
        return title.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]", "_");
    }
}
