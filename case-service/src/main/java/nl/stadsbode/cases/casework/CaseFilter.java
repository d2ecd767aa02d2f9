package nl.stadsbode.cases.casework;

import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which cases one looks for.
 *
 * @param search the first characters of a reference, or the number in it
 * @param after id of the last case of the page before
 */
public record CaseFilter(
        @Nullable String caseType,
        @Nullable String status,
        @Nullable String search,
        @Nullable UUID after) {

    public CaseFilter {
        caseType = blankToNull(caseType);
        status = blankToNull(status);
        search = blankToNull(search);
    }

    public boolean isEmpty() {
        return caseType == null && status == null && search == null;
    }

    @Nullable
    String referencePrefix() {
        return search == null ? null : literal(search.toUpperCase(Locale.ROOT)) + "%";
    }

    @Nullable
    String externalReferencePrefix() {
        return search == null ? null : literal(search) + "%";
    }

    /** 123 finds the cases with that number, of any year. */
    String[] numbered(int firstYear, int lastYear) {
        if (search == null || !search.matches("\\d{1,12}")) {
            return new String[0];
        }
        long number = Long.parseLong(search);
        return IntStream.rangeClosed(firstYear, lastYear)
                .mapToObj(year -> "Z-%d-%06d".formatted(year, number))
                .toArray(String[]::new);
    }

    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
