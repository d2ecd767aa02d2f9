package nl.stadsbode.deploy.load.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.stadsbode.deploy.load.caselog.CaseLog;
import nl.stadsbode.deploy.load.caselog.Row;
import nl.stadsbode.deploy.load.stack.Unusable;
import org.jspecify.annotations.Nullable;

/** Takes the mapping that was asked for, else the one of ours that fits the log. */
public final class ChoosingMapping {

    private static final List<String> OURS = List.of("wabo-receipt.yaml");
    private static final int ROWS_LOOKED_AT = 1_000;
    private static final int ACTIVITIES_SHOWN = 5;

    private ChoosingMapping() {}

    /**
     * @param asked a file, or null
     * @throws Unusable when there is none that fits
     */
    public static ActivityMapping choose(@Nullable Path asked, Path log) {
        if (asked != null) {
            return read(asked);
        }
        Set<String> activities = new TreeSet<>();
        List<ActivityMapping> ours =
                OURS.stream().map(ChoosingMapping::resource).toList();
        try (CaseLog rows = CaseLog.open(log)) {
            Row row = rows.next();
            for (int seen = 0; row != null && seen < ROWS_LOOKED_AT; row = rows.next(), seen++) {
                if (row instanceof Row.Event event) {
                    activities.add(event.activity());
                    for (ActivityMapping mapping : ours) {
                        if (mapping.knows(event)) {
                            return mapping;
                        }
                    }
                }
            }
        }
        throw new Unusable(unknown(activities));
    }

    private static String unknown(Set<String> activities) {
        if (activities.isEmpty()) {
            return "The log has no row that can be read.";
        }
        return "No mapping is known for this log. Write one, and give it with --map FILE:\n\n"
                + "caseType: environmental-permit\nactivities:\n"
                + String.join(
                        "",
                        activities.stream()
                                .limit(ACTIVITIES_SHOWN)
                                .map(each -> "  \"" + each + "\": code-of-a-status\n")
                                .toList());
    }

    private static ActivityMapping read(Path file) {
        try {
            return MappingFile.read(file.toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new Unusable("The mapping " + file + " cannot be read (" + unreadable.getMessage() + ").");
        }
    }

    private static ActivityMapping resource(String name) {
        try (InputStream content = ChoosingMapping.class.getResourceAsStream("/mappings/" + name)) {
            if (content == null) {
                throw new IllegalStateException("the mapping " + name + " is not in the jar");
            }
            return MappingFile.read(name, new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
