package nl.stadsbode.preferences.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import nl.stadsbode.preferences.choice.Choice.Subject;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import org.junit.jupiter.api.Test;

class ChoicesTests {

    private static final Stated THEN = new Stated(Instant.parse("2026-01-01T12:00:00Z"), "connie", How.DESK);
    private static final Stated NOW = new Stated(Instant.parse("2026-11-23T12:00:00Z"), "resident", How.SELF);
    private static final Subject ANY = new Subject("*", MessageKind.SERVICE);
    private static final Subject TAXES = new Subject("taxes", MessageKind.OFFICIAL);

    @Test
    void nothing_may_be_chosen_for_service_messages_only() {
        assertThat(new Choice(ANY, List.of(), NOW).channels()).isEmpty();
        assertThatExceptionOfType(Flawed.class)
                .isThrownBy(() -> new Choice(TAXES, List.of(), NOW))
                .satisfies(flawed -> assertThat(flawed.flaws().getFirst().message())
                        .contains("always reach you, by letter at least"));
    }

    @Test
    void a_channel_is_named_once() {
        assertThatExceptionOfType(Flawed.class)
                .isThrownBy(() -> new Choice(ANY, List.of(Channel.SMS, Channel.SMS), NOW));
    }

    @Test
    void a_subject_is_chosen_for_once() {
        Choice choice = new Choice(ANY, List.of(Channel.SMS), NOW);

        assertThatExceptionOfType(Flawed.class).isThrownBy(() -> new Choices(List.of(choice, choice)));
    }

    @Test
    void a_choice_that_stays_keeps_when_it_was_made_and_how() {
        Choices before = new Choices(
                List.of(new Choice(ANY, List.of(Channel.SMS), THEN), new Choice(TAXES, List.of(Channel.EMAIL), THEN)));

        Choices after = before.replacedBy(new Choices(
                List.of(new Choice(ANY, List.of(Channel.SMS), NOW), new Choice(TAXES, List.of(Channel.LETTER), NOW))));

        assertThat(after.about(ANY).orElseThrow().stated()).isEqualTo(THEN);
        assertThat(after.about(TAXES).orElseThrow().stated()).isEqualTo(NOW);
        assertThat(before.with(new Choice(ANY, List.of(Channel.SMS), NOW))).isEqualTo(before);
    }

    @Test
    void a_channel_that_is_refused_on_a_topic_stays_on_the_others() {
        Choices before = new Choices(List.of(new Choice(ANY, List.of(Channel.EMAIL, Channel.SMS), THEN)));
        Subject waste = new Subject("waste", MessageKind.SERVICE);

        Choices after = before.withdrawn(waste, Channel.EMAIL, NOW);

        assertThat(after.about(ANY)).isEqualTo(before.about(ANY));
        assertThat(after.about(waste)).contains(new Choice(waste, List.of(Channel.SMS), NOW));
        assertThat(after.withdrawn(waste, Channel.EMAIL, NOW)).isEqualTo(after);
        assertThat(after.withdrawn(waste, Channel.SMS, NOW).about(waste)).contains(new Choice(waste, List.of(), NOW));
    }

    @Test
    void what_was_chosen_after_a_refusal_stands() {
        Choices before = new Choices(List.of(new Choice(ANY, List.of(Channel.EMAIL), NOW)));

        assertThat(before.withdrawn(ANY, Channel.EMAIL, THEN)).isEqualTo(before);
        assertThat(Choices.NONE.withdrawn(ANY, Channel.EMAIL, NOW)).isEqualTo(Choices.NONE);
    }
}
