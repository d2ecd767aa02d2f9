package nl.stadsbode.notifications.chaos;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.notifications.chaos.People.Person;
import nl.stadsbode.notifications.residents.Channel;
import tools.jackson.databind.json.JsonMapper;

/** Makes the JSON of events, of every kind that takes a way of its own through the send path. */
final class EventData {

    private static final List<Map<String, List<String>>> CHOICES = List.of(
            Map.of("service", List.of("sms", "email"), "official", List.of("sms")),
            Map.of("service", List.of("email", "sms"), "official", List.of("email", "sms")),
            Map.of("service", List.of("sms"), "official", List.of("email")),
            Map.of("service", List.of("email"), "official", List.of("email")),
            Map.of("service", List.of("sms", "email"), "official", List.of()),
            Map.of("official", List.of("sms")),
            Map.of());
    private static final int OFFICIAL_PERCENT = 30;
    private static final int URGENT_PERCENT = 15;
    private static final Map<String, List<String>> BY_EMAIL =
            Map.of("service", List.of("email"), "official", List.of("email"));
    private static final Map<String, Object> NO_REACTION = Map.of("expected", false);
    private static final Duration OF_USE_FOR = Duration.ofHours(1);

    private final RandomGenerator random;
    private final PersonalData personalData;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Clock clock;

    EventData(RandomGenerator random, PersonalData personalData, Clock clock) {
        this.random = random;
        this.personalData = personalData;
        this.clock = clock;
    }

    /** A status change: official or not, urgent or not. */
    byte[] change(Feed.Change change) {
        return json.writeValueAsBytes(Map.ofEntries(
                Map.entry("caseId", change.caseId()),
                Map.entry("caseReference", "Z-2026-000123"),
                Map.entry("statusId", change.event()),
                Map.entry(
                        "change",
                        change.corrects() == null
                                ? Map.of("kind", "new")
                                : Map.of("kind", "correction", "corrects", change.corrects())),
                Map.entry("topic", "permits"),
                Map.entry("caseType", named("environmental-permit", "Omgevingsvergunning", "Environmental permit")),
                Map.entry("statusType", named("receipt-confirmed", change.status(), change.status())),
                Map.entry("residentsAreTold", change.told()),
                Map.entry(
                        "kind",
                        isOneOf(change.last() ? OFFICIAL_PERCENT / 3 : OFFICIAL_PERCENT) ? "official" : "service"),
                Map.entry("urgent", isOneOf(URGENT_PERCENT)),
                Map.entry("sensitivity", "normal"),
                Map.entry("reaction", change.last() ? Map.of("expected", true, "by", inSomeDays()) : NO_REACTION),
                Map.entry("isFinal", false),
                Map.entry(
                        "recipients",
                        change.recipients().stream()
                                .map(each -> Map.of("residentId", each.id(), "role", "applicant"))
                                .toList()),
                Map.entry("occurredAt", clock.instant().toString())));
    }

    /** Late enough to be reminded of. */
    private String inSomeDays() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(10).toString();
    }

    /** Someone who can be reached in every way, and chose some of them; a companion by e-mail alone. */
    byte[] preferences(Person person, long version) {
        Map<String, Object> data = new HashMap<>();
        data.put("residentId", person.id());
        data.put("version", version);
        data.put("language", random.nextBoolean() ? "nl" : "en");
        data.put("largePrint", false);
        data.put("choices", choices(person));
        data.put("contact", encrypted(contact(person), person.id()));
        if (person.gathers()) {
            data.put("gatherHours", 4);
        }
        if (person.away()) {
            data.put("pausedUntil", inSomeDays());
        }
        Person companion = person.companion();
        if (companion != null && person.hasCompanionNow()) {
            data.put("companions", List.of(Map.of("residentId", companion.id(), "sensitive", true)));
        }
        return json.writeValueAsBytes(data);
    }

    private List<Map<String, Object>> choices(Person person) {
        Map<String, List<String>> chosen =
                person.isCompanion() ? BY_EMAIL : CHOICES.get(random.nextInt(CHOICES.size()));
        List<Map<String, Object>> choices = new ArrayList<>();
        chosen.forEach((kind, channels) -> choices.add(Map.of("topic", "*", "kind", kind, "channels", channels)));
        return choices;
    }

    private static Map<String, Object> contact(Person person) {
        Map<String, Object> email = Map.of("contactPointId", person.id(), "address", "r@example.org", "verified", true);
        return person.isCompanion()
                ? Map.of("name", "S. de Vries", "email", email)
                : Map.of(
                        "name",
                        "R. de Vries",
                        "sms",
                        Map.of("contactPointId", person.id(), "number", "+31612345678", "verified", true),
                        "email",
                        email,
                        "address",
                        Map.of(
                                "contactPointId", person.id(),
                                "lines", List.of("Coolsingel 40"),
                                "postcode", "3011AD",
                                "city", "Rotterdam",
                                "houseNumber", "40",
                                "country", "NL"));
    }

    /** That something was changed, to a number or address that is in nobody's preferences. */
    byte[] requested(Feed.Request request) {
        Map<String, Object> wanted =
                Map.of("to", request.channel() == Channel.SMS ? "+31687654321" : "new@example.org", "language", "nl");
        return json.writeValueAsBytes(Map.of(
                "residentId", request.resident(),
                "purpose", "confirmation",
                "channel", request.channel().code(),
                "expiresAt", clock.instant().plus(OF_USE_FOR).toString(),
                "content", encrypted(wanted, request.resident())));
    }

    private String encrypted(Map<String, Object> content, UUID resident) {
        return Base64.getEncoder()
                .encodeToString(personalData.encrypt(json.writeValueAsBytes(content), resident.toString()));
    }

    private boolean isOneOf(int percent) {
        return random.nextInt(100) < percent;
    }

    private static Map<String, Object> named(String code, String dutch, String english) {
        return Map.of("code", code, "name", Map.of("nl", dutch, "en", english));
    }
}
