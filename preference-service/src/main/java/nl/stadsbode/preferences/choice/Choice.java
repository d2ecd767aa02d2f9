package nl.stadsbode.preferences.choice;

import java.util.EnumSet;
import java.util.List;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.Stated;

/**
 * An express choice for electronic sending or for a letter (Awb 2:8).
 *
 * @param about the topic and kind it holds for
 * @param channels in order of preference; empty means: do not tell me
 */
public record Choice(Subject about, List<Channel> channels, Stated stated) {

    /** Official messages have legal weight: the law does not let them go untold (Awb 3:41). */
    public static final String OFFICIAL_NEEDS_A_CHANNEL = "official-needs-a-channel";

    /** @param topic a code, or {@link nl.stadsbode.preferences.topic.Topic#ANY} */
    public record Subject(String topic, MessageKind kind) implements Comparable<Subject> {

        @Override
        public int compareTo(Subject other) {
            int byTopic = topic.compareTo(other.topic);
            return byTopic != 0 ? byTopic : kind.compareTo(other.kind);
        }
    }

    public Choice {
        channels = List.copyOf(channels);
        if (!channels.isEmpty() && EnumSet.copyOf(channels).size() != channels.size()) {
            throw new Flawed("channels", "channel-twice", "Name each channel once.");
        }
        if (about.kind() == MessageKind.OFFICIAL && channels.isEmpty()) {
            throw new Flawed(
                    "channels",
                    OFFICIAL_NEEDS_A_CHANNEL,
                    "Official messages always reach you, by letter at least: they can start a term or change a right."
                            + " Choose at least one channel.");
        }
    }

    /** Whether the same was chosen, whenever that was. */
    boolean sameAs(Choice other) {
        return about.equals(other.about) && channels.equals(other.channels);
    }
}
