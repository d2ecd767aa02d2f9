package nl.stadsbode.preferences.pages;

import java.util.List;
import nl.stadsbode.preferences.choice.Choice;
import nl.stadsbode.preferences.choice.MessageKind;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.topic.Topics;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a choice when one of its channels is lost.
 *
 * @param topic its name, or null for every topic without its own choice
 * @param then the channels that are left, in order; empty when such messages come no more
 */
record Consequence(@Nullable String topic, String kind, List<String> then) {

    /** One for each choice that has the channel. What is official comes as a letter at last (Awb 3:41), where there is an address. */
    static List<Consequence> ofLosing(Channel channel, Resident resident, Topics topics, String language) {
        return resident.choices().all().stream()
                .filter(choice -> choice.channels().contains(channel))
                .map(choice -> new Consequence(
                        topics.name(choice.about().topic(), language),
                        choice.about().kind().code(),
                        left(choice, channel, resident)))
                .toList();
    }

    private static List<String> left(Choice choice, Channel lost, Resident resident) {
        List<String> left = choice.channels().stream()
                .filter(channel -> channel != lost)
                .map(Channel::code)
                .filter(ResidentPage.reachable(resident)::contains)
                .toList();
        boolean byLetter = choice.about().kind() == MessageKind.OFFICIAL
                && ResidentPage.reachable(resident).contains(Channel.LETTER.code());
        return left.isEmpty() && byLetter ? List.of(Channel.LETTER.code()) : left;
    }
}
