package nl.stadsbode.deploy.load.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.stadsbode.deploy.load.stack.Unusable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Figures as JSON. */
public final class FiguresFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private FiguresFile() {}

    /** @throws Unusable when it is no such file */
    public static Figures read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), Figures.class);
        } catch (IOException | JacksonException unreadable) {
            throw new Unusable("--compare " + file + " cannot be read as figures of an earlier run.");
        }
    }

    public static void write(Figures figures, Path file) {
        try {
            Files.writeString(file, JSON.writeValueAsString(figures) + "\n");
        } catch (IOException unwritable) {
            throw new Unusable("--json " + file + " cannot be written: " + unwritable.getMessage());
        }
    }
}
