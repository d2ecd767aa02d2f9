package nl.stadsbode.preferences.pages;

import java.util.List;
import java.util.stream.Stream;
import nl.stadsbode.preferences.choice.Choice;
import nl.stadsbode.preferences.choice.Choices;
import nl.stadsbode.preferences.choice.MessageKind;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.topic.Topic;
import nl.stadsbode.preferences.topic.Topics;
import org.jspecify.annotations.Nullable;

/**
 * How a resident hears about one topic.
 *
 * @param code a topic's, or * for every topic without a choice of its own
 * @param name null for *
 */
record TopicLine(String code, @Nullable String name, Holding service, Holding official) {

    /**
     * What holds for a kind of message.
     *
     * @param origin {@code chosen} for this topic, {@code general} for all others, or {@code none}: nothing was chosen
     * @param channels in order; empty where nothing is sent, and where nothing was chosen
     */
    record Holding(String origin, List<String> channels) {}

    static List<TopicLine> all(Resident resident, Topics topics, String language) {
        return Stream.concat(Stream.of(Topic.ANY), topics.all().stream().map(Topic::code))
                .map(code -> new TopicLine(
                        code,
                        topics.name(code, language),
                        holding(resident.choices(), code, MessageKind.SERVICE),
                        holding(resident.choices(), code, MessageKind.OFFICIAL)))
                .toList();
    }

    private static Holding holding(Choices choices, String topic, MessageKind kind) {
        return choices.about(new Choice.Subject(topic, kind))
                .map(choice -> new Holding("chosen", codes(choice)))
                .or(() -> choices.about(new Choice.Subject(Topic.ANY, kind))
                        .map(choice -> new Holding("general", codes(choice))))
                .orElseGet(() -> new Holding("none", List.of()));
    }

    private static List<String> codes(Choice choice) {
        return choice.channels().stream().map(Channel::code).toList();
    }
}
