package nl.stadsbode.deploy.load.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A case log of our own: all cases begin together, and have a next status every minute. */
final class MadeLog {

    /** Of an environmental permit's receipt phase, as our mapping knows them. */
    private static final List<String> ACTIVITIES = List.of(
            "Confirmation of receipt",
            "T05 Print and send confirmation of receipt",
            "T06 Determine necessity of stop advice",
            "T15 Print document X request unlicensed");

    private static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");
    private static final int SECONDS_A_STEP = 60;
    private static final int MILLIS_A_CASE = 150;

    private MadeLog() {}

    static Path write(int cases) {
        List<String> lines = new ArrayList<>(List.of("case:concept:name,concept:name,time:timestamp"));
        for (int step = 0; step < ACTIVITIES.size(); step++) {
            for (int each = 0; each < cases; each++) {
                Instant moment =
                        BEGIN.plusSeconds((long) SECONDS_A_STEP * step).plusMillis((long) MILLIS_A_CASE * each);
                lines.add("case-" + each + "," + ACTIVITIES.get(step) + "," + moment);
            }
        }
        try {
            Path file = Files.createTempFile("cases-", ".csv");
            file.toFile().deleteOnExit();
            return Files.write(file, lines);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
