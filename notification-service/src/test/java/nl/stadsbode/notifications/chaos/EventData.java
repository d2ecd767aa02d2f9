package nl.stadsbode.notifications.chaos;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import nl.stadsbode.chassis.encryption.PersonalData;
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
    private static final int TOLD_PERCENT = 95;
    private static final int OFFICIAL_PERCENT = 30;
    private static final int URGENT_PERCENT = 15;
    private static final int CORRECTION_PERCENT = 10;

    private final RandomGenerator random;
    private final PersonalData personalData;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Clock clock;

    EventData(RandomGenerator random, PersonalData personalData, Clock clock) {
        this.random = random;
        this.personalData = personalData;
        this.clock = clock;
    }

    /** A status change: told or not, official or not, urgent or not, new or a correction. */
    byte[] change(UUID caseId, UUID event, List<UUID> recipients) {
        return json.writeValueAsBytes(Map.ofEntries(
                Map.entry("caseId", caseId),
                Map.entry("caseReference", "Z-2026-000123"),
                Map.entry("statusId", event),
                Map.entry(
                        "change",
                        isOneOf(CORRECTION_PERCENT)
                                ? Map.of("kind", "correction", "corrects", caseId)
                                : Map.of("kind", "new")),
                Map.entry("topic", "permits"),
                Map.entry("caseType", named("environmental-permit", "Omgevingsvergunning", "Environmental permit")),
                Map.entry("statusType", named("receipt-confirmed", "Ontvangst bevestigd", "Receipt confirmed")),
                Map.entry("residentsAreTold", isOneOf(TOLD_PERCENT)),
                Map.entry("kind", isOneOf(OFFICIAL_PERCENT) ? "official" : "service"),
                Map.entry("urgent", isOneOf(URGENT_PERCENT)),
                Map.entry("sensitivity", "normal"),
                Map.entry("reaction", Map.of("expected", false)),
                Map.entry("isFinal", false),
                Map.entry(
                        "recipients",
                        recipients.stream()
                                .map(each -> Map.of("residentId", each, "role", "applicant"))
                                .toList()),
                Map.entry("occurredAt", clock.instant().toString())));
    }

    /** Someone who can be reached in every way, and chose some of them. */
    byte[] preferences(UUID resident, long version) {
        byte[] contact = json.writeValueAsBytes(Map.of(
                "name", "R. de Vries",
                "sms", Map.of("contactPointId", resident, "number", "+31612345678", "verified", true),
                "email", Map.of("contactPointId", resident, "address", "r@example.org", "verified", true),
                "address",
                        Map.of(
                                "contactPointId", resident,
                                "lines", List.of("Coolsingel 40"),
                                "postcode", "3011AD",
                                "city", "Rotterdam",
                                "houseNumber", "40",
                                "country", "NL")));
        List<Map<String, Object>> choices = new ArrayList<>();
        CHOICES.get(random.nextInt(CHOICES.size()))
                .forEach((kind, channels) -> choices.add(Map.of("topic", "*", "kind", kind, "channels", channels)));
        return json.writeValueAsBytes(Map.of(
                "residentId",
                resident,
                "version",
                version,
                "language",
                random.nextBoolean() ? "nl" : "en",
                "largePrint",
                false,
                "choices",
                choices,
                "contact",
                Base64.getEncoder().encodeToString(personalData.encrypt(contact, resident.toString()))));
    }

    private boolean isOneOf(int percent) {
        return random.nextInt(100) < percent;
    }

    private static Map<String, Object> named(String code, String dutch, String english) {
        return Map.of("code", code, "name", Map.of("nl", dutch, "en", english));
    }
}
