package nl.stadsbode.notifications.residents;

import java.util.List;

/**
 * A resident's express choice (Awb 2:8) for one topic and kind of message.
 *
 * @param topic code of a topic, or {@code *} for every topic without a choice of its own
 * @param official for official messages, else for service messages
 * @param channels in order of preference; empty means "nothing"
 */
public record Choice(String topic, boolean official, List<Channel> channels) {

    static final String EVERY_TOPIC = "*";
}
