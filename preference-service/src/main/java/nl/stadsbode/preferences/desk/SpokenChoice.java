package nl.stadsbode.preferences.desk;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.stadsbode.preferences.choice.Choice;
import nl.stadsbode.preferences.choice.Choices;
import nl.stadsbode.preferences.choice.MessageKind;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.topic.Topic;
import nl.stadsbode.preferences.topic.Topics;
import org.jspecify.annotations.Nullable;

/**
 * A choice that a resident makes aloud, as the form sends it.
 *
 * @param first a channel, or {@value #NOTHING}, or {@value #TAKEN_BACK}
 * @param version that the colleague saw
 */
record SpokenChoice(
        @Nullable String topic,
        @Nullable String kind,
        @Nullable String first,
        @Nullable String second,
        @Nullable String third,
        @Nullable String how,
        long version) {

    static final String NOTHING = "nothing";
    static final String TAKEN_BACK = "taken-back";

    /** The form as it opens. */
    static SpokenChoice blank(long version) {
        return new SpokenChoice(Topic.ANY, MessageKind.SERVICE.code(), "", "", "", How.PHONE.code(), version);
    }

    /** The same form on another version. */
    SpokenChoice on(long current) {
        return new SpokenChoice(topic, kind, first, second, third, how, current);
    }

    /** @throws Flawed when it was not heard by phone or at the desk */
    How heard() {
        if (How.PHONE.code().equals(how) || How.DESK.code().equals(how)) {
            return How.of(Objects.requireNonNull(how));
        }
        throw new Flawed("how", "unknown-how", "Say how you heard it.");
    }

    /** @throws Flawed when it cannot be chosen */
    Choices in(Choices choices, Topics topics, Stated stated) {
        Choice.Subject about = subject(topics);
        if (TAKEN_BACK.equals(first)) {
            return choices.without(about);
        }
        return choices.with(new Choice(about, channels(), stated));
    }

    private Choice.Subject subject(Topics topics) {
        if (topic == null || !(topic.equals(Topic.ANY) || topics.contains(topic))) {
            throw new Flawed("topic", "unknown-topic", "Choose a topic.");
        }
        return new Choice.Subject(topic, MessageKind.of(kind == null ? "" : kind));
    }

    private List<Channel> channels() {
        if (NOTHING.equals(first)) {
            return List.of();
        }
        List<Channel> channels = Stream.of(first, second, third)
                .filter(code -> code != null && !code.isBlank())
                .map(Objects::requireNonNull)
                .map(Channel::of)
                .toList();
        if (channels.isEmpty() || first == null || first.isBlank()) {
            throw new Flawed("first", "no-first-channel", "Choose the first channel.");
        }
        return channels;
    }
}
