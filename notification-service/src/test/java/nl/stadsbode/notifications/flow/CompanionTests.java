package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.texts.Content;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompanionTests extends FlowTest {

    private static final Map<String, List<String>> BY_SMS = Map.of("service", List.of("sms"));
    private static final Map<String, List<String>> BY_EMAIL =
            Map.of("service", List.of("email"), "official", List.of("email"));

    private final UUID rosa = UUID.randomUUID();
    private final UUID daughter = UUID.randomUUID();
    private final UUID someCase = UUID.randomUUID();

    @BeforeEach
    void let_the_carriers_do_well() {
        UUID someone = UUID.randomUUID();
        resident(someone, 1, Map.of("service", List.of("sms")));
        awaitWell(SMS, someone);
        resident(someone, 2, Map.of("service", List.of("email")));
        awaitWell(EMAIL, someone);
        SMS.reset();
        EMAIL.reset();
    }

    @Test
    void a_companion_is_told_as_well_and_reads_whose_news_it_is() {
        companion(1);
        rosa(1, false);
        UUID event = change(someCase, 1, "service", rosa);

        awaitSent(event, rosa, "sms");
        awaitSent(event, daughter, "email");
        Parcel.Email parcel = (Parcel.Email) EMAIL.arrived.getFirst();
        Content.Email email = parcel.content();
        assertThat(parcel.address()).isEqualTo("m@example.org");
        assertThat(parcel.unsubscribe()).isNotNull();
        assertThat(email.subject()).startsWith("Meelezen: ");
        assertThat(email.text())
                .contains("Beste M. de Vries")
                .contains("U leest mee met R. de Vries")
                .contains("Stoppen met meelezen: http")
                .doesNotContain("Verander uw keuze");
    }

    @Test
    void what_is_sensitive_is_told_to_a_companion_only_if_the_resident_said_so() {
        companion(1);
        rosa(1, false);
        UUID kept = sensitiveChange(someCase, 1, rosa);
        await().untilAsserted(
                        () -> assertThat(decision(kept, daughter)).isEqualTo("nothing sensitive-not-for-companion"));
        awaitSent(kept, rosa, "sms");

        rosa(2, true);
        awaitKnown(rosa, 2);
        UUID shared = sensitiveChange(someCase, 2, rosa);
        awaitSent(shared, daughter, "email");
    }

    @Test
    void what_is_official_reaches_the_companion_too_and_the_letter_only_the_resident() {
        companion(1);
        rosa(1, false);
        UUID event = change(someCase, 1, "official", rosa);

        awaitSent(event, daughter, "email");
        await().untilAsserted(() -> assertThat(PRINT_HOUSE.batches).isNotEmpty());
        assertThat(deliveries(event, rosa)).allMatch(delivery -> delivery.startsWith("letter"));
        assertThat(deliveries(event, daughter)).containsExactly("email sent");
    }

    @Test
    void what_is_official_and_in_doubt_is_sent_once_more_to_who_gets_no_letters() {
        companion(1);
        rosa(1, false);
        EMAIL.answer = parcel -> new HandOver.Unknown("no-answer");
        UUID event = change(someCase, 1, "official", rosa);
        await().untilAsserted(() -> assertThat(deliveries(event, daughter)).containsExactly("email unknown"));
        EMAIL.answer = CountingCarrier::accept;

        CLOCK.forward(Duration.ofMinutes(6));

        await().untilAsserted(() -> assertThat(deliveries(event, daughter)).containsExactly("email sent"));
    }

    @Test
    void both_wait_for_preferences_that_have_not_arrived() {
        UUID event = change(someCase, 1, "service", rosa);
        await().untilAsserted(() -> assertThat(decision(event, rosa)).isEqualTo("awaiting-preferences"));
        rosa(1, false);
        await().untilAsserted(() -> assertThat(decision(event, daughter)).isEqualTo("awaiting-preferences"));
        companion(1);

        awaitSent(event, daughter, "email");
        assertThat(decisions(event)).isEqualTo(2);
    }

    @Test
    void a_companion_who_is_a_recipient_as_well_is_told_once_and_so_is_everyone() {
        companion(1);
        rosa(1, false);
        UUID event = change(someCase, 1, "service", rosa, daughter);

        awaitSent(event, rosa, "sms");
        awaitSent(event, daughter, "email");
        assertThat(decisions(event)).isEqualTo(2);
        assertThat(((Parcel.Email) EMAIL.arrived.getFirst()).content().subject())
                .doesNotStartWith("Meelezen: ");
    }

    @Test
    void who_reads_along_with_two_recipients_of_one_case_is_told_once_also_where_the_second_is_known_later() {
        UUID ben = UUID.randomUUID();
        UUID carl = UUID.randomUUID();
        companion(1);
        rosa(1, false);
        withDaughter(ben);
        UUID event = change(someCase, 1, "service", rosa, ben, carl);
        awaitSent(event, rosa, "sms");
        awaitSent(event, ben, "sms");
        awaitSent(event, daughter, "email");

        withDaughter(carl);

        awaitSent(event, carl, "sms");
        assertThat(decisions(event)).isEqualTo(4);
        assertThat(EMAIL.arrived).hasSize(1);
    }

    @Test
    void who_is_no_companion_any_more_gets_nothing_of_what_still_waited() {
        companion(1);
        rosa(1, false);
        awaitKnown(daughter, 1);
        awaitKnown(rosa, 1);
        gates.pause(Channel.EMAIL, "a test", "to change a mind");
        UUID event = change(someCase, 1, "service", rosa);
        await().untilAsserted(() -> assertThat(decision(event, daughter)).isEqualTo("planned chosen"));

        preferences(rosa, 2, BY_SMS, contact("R. de Vries"), Map.of());
        awaitKnown(rosa, 2);
        gates.resume(Channel.EMAIL);

        await().untilAsserted(() -> assertThat(decision(event, daughter)).isEqualTo("nothing companion-ended"));
        assertThat(deliveries(event, daughter)).containsExactly("email cancelled");
        assertThat(EMAIL.arrived).isEmpty();
    }

    private void withDaughter(UUID resident) {
        preferences(
                resident,
                1,
                BY_SMS,
                contact("B. de Vries"),
                Map.of("companions", List.of(Map.of("residentId", daughter, "sensitive", false))));
    }

    private void rosa(long version, boolean sensitive) {
        preferences(
                rosa,
                version,
                BY_SMS,
                contact("R. de Vries"),
                Map.of("companions", List.of(Map.of("residentId", daughter, "sensitive", sensitive))));
    }

    private void companion(long version) {
        Map<String, Object> email =
                Map.of("contactPointId", UUID.randomUUID(), "address", "m@example.org", "verified", true);
        preferences(daughter, version, BY_EMAIL, Map.of("name", "M. de Vries", "email", email), Map.of());
    }

    private static Map<String, Object> contact(String name) {
        return Map.of(
                "name", name,
                "sms", Map.of("contactPointId", UUID.randomUUID(), "number", "+31612345678", "verified", true),
                "address",
                        Map.of(
                                "contactPointId",
                                UUID.randomUUID(),
                                "lines",
                                List.of("Coolsingel 40"),
                                "postcode",
                                "3011AD",
                                "city",
                                "Rotterdam",
                                "houseNumber",
                                "40",
                                "country",
                                "NL"));
    }

    private void awaitSent(UUID event, UUID recipient, String channel) {
        await().untilAsserted(() -> assertThat(deliveries(event, recipient)).containsExactly(channel + " sent"));
    }

    private List<String> deliveries(UUID event, UUID recipient) {
        return jdbc.sql("""
                        select d.channel || ' ' || d.state from delivery d join notification n on n.id = d.notification_id
                        where n.event_id = ? and n.resident_id = ? order by d.rank
                        """).params(event, recipient).query(String.class).list();
    }

    private String decision(UUID event, UUID recipient) {
        return jdbc.sql(
                        "select state || coalesce(' ' || reason, '') from notification where event_id = ? and resident_id = ?")
                .params(event, recipient)
                .query(String.class)
                .optional()
                .orElse("none yet");
    }

    private int decisions(UUID event) {
        return jdbc.sql("select count(*) from notification where event_id = ?")
                .param(event)
                .query(Integer.class)
                .single();
    }
}
