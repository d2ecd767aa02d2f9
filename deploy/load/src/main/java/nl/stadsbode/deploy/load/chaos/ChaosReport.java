package nl.stadsbode.deploy.load.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import nl.stadsbode.deploy.load.stack.Unusable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of all kills.
 *
 * @param betweenSteps the send path killed between its steps, within one program; null when that was not done
 * @param processes real processes killed; null when that was not done
 */
public record ChaosReport(
        boolean right,
        @Nullable ChaosFigures betweenSteps,
        @Nullable ChaosFigures processes) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public static ChaosReport of(@Nullable ChaosFigures betweenSteps, @Nullable ChaosFigures processes) {
        return new ChaosReport(
                (betweenSteps == null || betweenSteps.isRight()) && (processes == null || processes.isRight()),
                betweenSteps,
                processes);
    }

    /** What the kit wrote. @throws Unusable when it is no such file */
    public static ChaosFigures read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), ChaosFigures.class);
        } catch (IOException | JacksonException unreadable) {
            throw new Unusable(file + " cannot be read as figures of kills: " + unreadable.getMessage());
        }
    }

    public void write(Path file) {
        try {
            Files.writeString(file, JSON.writeValueAsString(this) + "\n");
        } catch (IOException unwritable) {
            throw new Unusable("--json " + file + " cannot be written: " + unwritable.getMessage());
        }
    }

    /** To read. */
    public String table() {
        StringBuilder text = new StringBuilder();
        ChaosFigures steps = betweenSteps == null ? ChaosFigures.NONE : betweenSteps;
        ChaosFigures whole = processes == null ? ChaosFigures.NONE : processes;
        text.append("%n%-44s%14s%14s%n".formatted("", "between steps", "processes"));
        line(text, "Kills", steps.killed(), whole.killed());
        Map<String, Integer> names = new TreeMap<>(steps.and(whole).kills());
        names.keySet()
                .forEach(name -> line(
                        text,
                        "  " + name,
                        steps.kills().getOrDefault(name, 0),
                        whole.kills().getOrDefault(name, 0)));
        line(text, "Events in", steps.events(), whole.events());
        line(text, "Notifications", steps.notifications(), whole.notifications());
        line(text, "Deliveries", steps.deliveries(), whole.deliveries());
        line(text, "Handed over", steps.handedOver(), whole.handedOver());
        line(text, "Lost", steps.lost(), whole.lost());
        line(text, "Unfinished", steps.unfinished(), whole.unfinished());
        line(text, "Unknowns, as counted", steps.unknowns(), whole.unknowns());
        line(text, "Repeats", steps.repeats(), whole.repeats());
        line(text, "  not explained by an unknown", steps.notExplained(), whole.notExplained());
        line(text, "Out of order in their lane", steps.outOfOrder(), whole.outOfOrder());
        steps.and(whole).problems().forEach(problem -> text.append("%nWRONG: %s".formatted(problem)));
        text.append(
                right ? "%nNothing was lost, and every repeat is a counted unknown.%n".formatted() : "%n".formatted());
        return text.toString();
    }

    private static void line(StringBuilder text, String what, long steps, long processes) {
        text.append("%-44s%14d%14d%n".formatted(what, steps, processes));
    }
}
