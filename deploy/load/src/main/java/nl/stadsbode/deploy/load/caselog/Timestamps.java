package nl.stadsbode.deploy.load.caselog;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Moments as logs have them: ISO 8601, or with a space for the T, with or without fraction and offset. */
final class Timestamps {

    /** In which a moment without offset is meant. */
    private static final ZoneId HOME = ZoneId.of("Europe/Amsterdam");

    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    private Timestamps() {}

    /** @throws java.time.DateTimeException when it is no moment */
    static Instant parse(String written) {
        String text = written.strip();
        int gap = text.indexOf(' ');
        if (gap > 0) {
            text = text.substring(0, gap) + 'T' + text.substring(gap + 1).replace(" ", "");
        }
        return switch (FORM.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
            case OffsetDateTime moment -> moment.toInstant();
            case LocalDateTime moment -> moment.atZone(HOME).toInstant();
            default -> throw new IllegalStateException("nothing else was asked for");
        };
    }
}
