package nl.stadsbode.deploy.load.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.stadsbode.deploy.load.stack.Unusable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a report as JSON. */
public final class ReportFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReportFile() {}

    /** @throws Unusable when it cannot be written; to be called before the work as well, with no report */
    public static void requireWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isWritable(folder)) {
            throw new Unusable("--json " + file + " cannot be written: is its folder there?");
        }
    }

    public static void write(Report report, Path file) {
        try {
            Files.writeString(file, json(report) + "\n");
        } catch (IOException unwritable) {
            throw new Unusable("--json " + file + " cannot be written: " + unwritable.getMessage());
        }
    }

    static String json(Report report) {
        return JSON.writeValueAsString(report);
    }
}
