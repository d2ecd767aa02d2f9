package nl.stadsbode.preferences.pages;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.stadsbode.preferences.choice.Choice;
import nl.stadsbode.preferences.choice.Choices;
import nl.stadsbode.preferences.choice.MessageKind;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.Flaw;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.topic.Topic;
import nl.stadsbode.preferences.topic.Topics;
import org.jspecify.annotations.Nullable;

/**
 * A choice as a form sends it.
 *
 * @param first a channel, or {@value #NOTHING}, or {@value #TAKEN_BACK}
 * @param version that the reader of the form saw
 */
record ChoiceForm(
        @Nullable String topic,
        @Nullable String kind,
        @Nullable String first,
        @Nullable String second,
        @Nullable String third,
        long version) {

    static final String NOTHING = "nothing";
    static final String TAKEN_BACK = "taken-back";

    /** The form as it opens. */
    static ChoiceForm blank(long version) {
        return new ChoiceForm(Topic.ANY, MessageKind.SERVICE.code(), "", "", "", version);
    }

    /** The form as it opens on what holds for a subject. */
    static ChoiceForm of(Choice.Subject about, Choices choices, long version) {
        List<Channel> channels = choices.about(about).map(Choice::channels).orElse(null);
        String first = channels == null ? TAKEN_BACK : channels.isEmpty() ? NOTHING : code(channels, 0);
        return new ChoiceForm(
                about.topic(),
                about.kind().code(),
                first,
                channels == null ? "" : code(channels, 1),
                channels == null ? "" : code(channels, 2),
                version);
    }

    private static String code(List<Channel> channels, int rank) {
        return rank < channels.size() ? channels.get(rank).code() : "";
    }

    /** The same form for the topic of its address. */
    ChoiceForm about(String addressed) {
        return new ChoiceForm(addressed, kind, first, second, third, version);
    }

    /** The same form on another version. */
    ChoiceForm on(long current) {
        return new ChoiceForm(topic, kind, first, second, third, current);
    }

    /** Where on the page a flaw can be mended. */
    static String place(Flaw flaw) {
        return switch (flaw.code()) {
            case "channel-twice" -> "second";
            case Choice.OFFICIAL_NEEDS_A_CHANNEL, "unknown-channel" -> "first";
            default -> flaw.field();
        };
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
