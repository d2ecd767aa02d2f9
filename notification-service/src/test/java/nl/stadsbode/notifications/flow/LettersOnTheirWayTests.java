package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.carriers.Receipt.Outcome;
import nl.stadsbode.notifications.notification.LetterBatches;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Letters between their batch and what the print house says of them. */
class LettersOnTheirWayTests extends FlowTest {

    private static final Map<String, List<String>> BY_SMS = Map.of("service", List.of("sms", "email"));
    private static final Duration A_LEASE = Duration.ofMinutes(5);

    private final UUID someone = UUID.randomUUID();
    private final UUID someCase = UUID.randomUUID();

    @Autowired
    private LetterBatches batches;

    @Test
    void a_letter_that_the_print_house_never_had_whole_goes_again_but_not_for_ever() {
        resident(someone, 1, BY_SMS);
        UUID event = change(someCase, 1, "official", someone);
        for (int letters = 1; letters < 3; letters++) {
            awaitStates(event, "letter sent");
            notReceived(event);
            awaitStates(event, "letter temporary-failure");
            CLOCK.forward(Duration.ofMinutes(11));
            int next = letters + 1;
            await().until(() -> PRINT_HOUSE.letters().size() == next);
        }
        awaitStates(event, "letter sent");

        notReceived(event);

        awaitStates(event, "letter permanent-failure");
    }

    @Test
    void a_letter_that_returns_says_nothing_of_the_address_that_its_resident_has_since() {
        UUID former = UUID.randomUUID();
        lives(1, former);
        UUID event = change(someCase, 1, "official", someone);
        awaitStates(event, "letter sent");
        lives(2, UUID.randomUUID());
        awaitKnown(someone, 2);

        receipts.put(List.of(
                new Receipt(PRINT_HOUSE.name(), null, delivery(event), Outcome.RETURNED, "moved", CLOCK.instant())));

        awaitStates(event, "letter returned");
        assertThat(published("contact-point-failed", someone, 1))
                .extracting(failed -> failed.get("contactPointId").asString())
                .containsExactly(former.toString());
    }

    private void lives(long version, UUID at) {
        Map<String, Object> contact = Map.of(
                "name",
                "R. de Vries",
                "address",
                Map.of(
                        "contactPointId",
                        at,
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
        preferences(someone, version, Map.of(), contact, Map.of());
    }

    private void notReceived(UUID event) {
        receipts.put(List.of(new Receipt(
                PRINT_HOUSE.name(), null, delivery(event), Outcome.NOT_RECEIVED, "file-missing", CLOCK.instant())));
    }

    @Test
    void a_batch_that_one_instance_is_bringing_is_left_to_it_until_its_lease_ends() {
        PRINT_HOUSE.away = true;
        resident(someone, 1, BY_SMS);
        UUID event = change(someCase, 1, "official", someone);
        awaitStates(event, "letter sending");
        gates.pause(Channel.LETTER, "olaf", "to bring it ourselves");

        UUID batch =
                await().until(() -> batches.claim(A_LEASE), Optional::isPresent).orElseThrow();
        assertThat(batches.claim(A_LEASE)).isEmpty();
        CLOCK.forward(A_LEASE);
        assertThat(batches.claim(A_LEASE)).contains(batch);
        batches.giveBack(batch);
        assertThat(batches.claim(A_LEASE)).contains(batch);

        batches.giveBack(batch);
        PRINT_HOUSE.away = false;
        gates.resume(Channel.LETTER);
        awaitStates(event, "letter sent");
    }

    @Test
    void an_official_letter_does_not_expire_however_long_letters_are_paused() {
        resident(someone, 1, Map.of());
        gates.pause(Channel.LETTER, "a test", "longer than the deadline");
        UUID event = change(someCase, 1, "official", someone);
        awaitStates(event, "letter ready");

        CLOCK.forward(Duration.ofHours(73));
        await().until(() -> jdbc.sql("select deadline > ? from delivery where id = ?")
                .params(CLOCK.instant().atOffset(ZoneOffset.UTC), delivery(event))
                .query(Boolean.class)
                .single());
        gates.resume(Channel.LETTER);

        awaitStates(event, "letter sent");
    }

    @Test
    void of_two_words_that_come_together_the_second_counts_as_well() {
        resident(someone, 1, Map.of());
        UUID event = change(someCase, 1, "official", someone);
        awaitStates(event, "letter sent");

        receipts.put(List.of(
                new Receipt("counting-print-house", null, delivery(event), Outcome.DELIVERED, null, CLOCK.instant()),
                new Receipt(
                        "counting-print-house",
                        null,
                        delivery(event),
                        Outcome.RETURNED,
                        "unknown-at-address",
                        CLOCK.instant())));

        awaitStates(event, "letter returned");
    }

    @Test
    void a_print_house_that_is_away_gets_the_sealed_batch_later() {
        resident(someone, 1, Map.of());
        PRINT_HOUSE.away = true;
        UUID event = change(someCase, 1, "official", someone);
        awaitStates(event, "letter sending");

        PRINT_HOUSE.away = false;
        CLOCK.forward(Duration.ofMinutes(1));

        awaitStates(event, "letter sent");
        assertThat(PRINT_HOUSE.letters()).hasSize(1);
    }
}
