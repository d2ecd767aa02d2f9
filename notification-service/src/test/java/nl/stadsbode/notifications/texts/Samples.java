package nl.stadsbode.notifications.texts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.yaml.snakeyaml.Yaml;

/** The real catalogue's statuses as status updates, and residents to tell. */
final class Samples {

    static final LetterFoot FOOT = new LetterFoot("K7M 3P9 XWR", "berichten.rotterdam.nl/clear");
    static final PostalAddress ADDRESS =
            new PostalAddress(List.of("Coolsingel 40 B"), "3011AD", "Rotterdam", "40", "B", "NL");

    static final Function<String, URI> CLEAR =
            version -> URI.create("https://berichten.example.org/clear/" + version.replaceAll("[^a-z0-9]", "-"));

    private static final Path CATALOGUE = Path.of("../case-service/src/main/resources/catalogue");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private Samples() {}

    static TextSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("stadsbode.texts", TextSettings.class);
    }

    static Texts texts() {
        return textsWith(Map.of());
    }

    static Texts textsWith(Map<String, String> properties) {
        return new Texts(settings(properties), Clock.fixed(Instant.parse("2026-11-23T20:00:00Z"), ZoneOffset.UTC));
    }

    static Addressee resident(Language language) {
        return new Addressee("R. de Vries", language, false, ADDRESS);
    }

    static Addressee named(String name) {
        return new Addressee(name, Language.NL, false, ADDRESS);
    }

    static UpdateBuilder passport(String status) {
        return told("passport", status);
    }

    static UpdateBuilder told(String caseType, String status) {
        return new UpdateBuilder(toldStatuses()
                .filter(update -> update.caseTypeCode().equals(caseType)
                        && update.statusCode().equals(status))
                .findFirst()
                .orElseThrow());
    }

    static UpdateBuilder unknownCaseType() {
        return new UpdateBuilder(new StatusUpdate(
                "Z-2026-000777",
                "grave-rights",
                Map.of("nl", "Grafrechten", "en", "Grave rights"),
                "extended",
                Map.of("nl", "Verlengd", "en", "Extended"),
                false,
                false,
                false,
                null,
                false,
                false,
                TODAY,
                false,
                false,
                List.of(),
                null));
    }

    /** Every status of every case type that residents are told. */
    static Stream<StatusUpdate> toldStatuses() {
        try (var files = Files.list(CATALOGUE)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
                    .flatMap(Samples::told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<StatusUpdate> told(Path file) {
        try {
            Map<String, Object> caseType = new Yaml().load(Files.readString(file));
            List<Map<String, Object>> statuses = cast(caseType.get("statuses"));
            return statuses.stream()
                    .filter(status -> (boolean) status.get("residentsAreTold"))
                    .map(status -> update(caseType, status));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StatusUpdate update(Map<String, Object> caseType, Map<String, Object> status) {
        var days = (Integer) status.get("reactionWithinDays");
        return new StatusUpdate(
                "Z-2026-000123",
                (String) caseType.get("code"),
                cast(caseType.get("name")),
                (String) status.get("code"),
                cast(status.get("name")),
                "official".equals(status.get("kind")),
                "sensitive".equals(status.get("sensitivity")),
                days != null,
                days == null ? null : TODAY.plusDays(days),
                false,
                (boolean) status.get("isFinal"),
                TODAY,
                false,
                false,
                List.of(),
                null);
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }
}
