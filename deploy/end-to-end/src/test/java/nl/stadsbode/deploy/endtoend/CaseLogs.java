package nl.stadsbode.deploy.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes case logs as municipalities export them. */
final class CaseLogs {

    /** Of an environmental permit's receipt phase, as the mapping of {@code deploy/replay} knows them. */
    private static final List<String> TOLD = List.of(
            "Confirmation of receipt",
            "T05 Print and send confirmation of receipt",
            "T06 Determine necessity of stop advice",
            "T15 Print document X request unlicensed");

    /** Rows that a case has. */
    static final int ACTIVITIES = TOLD.size();

    private CaseLogs() {}

    /** All cases begin together; their next rows follow a minute later each. */
    static Path write(Path file, int cases) throws IOException {
        List<String> lines = new ArrayList<>(List.of("case:concept:name,concept:name,time:timestamp"));
        Instant begin = Instant.parse("2026-01-05T09:00:00Z");
        for (int step = 0; step < TOLD.size(); step++) {
            for (int each = 0; each < cases; each++) {
                Instant moment = begin.plusSeconds(60L * step).plusMillis(150L * each);
                lines.add("case-" + each + "," + TOLD.get(step) + "," + moment);
            }
        }
        return Files.write(file, lines);
    }
}
