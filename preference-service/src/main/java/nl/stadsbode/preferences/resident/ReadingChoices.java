package nl.stadsbode.preferences.resident;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.stadsbode.preferences.choice.Choice;
import nl.stadsbode.preferences.choice.Choices;
import nl.stadsbode.preferences.choice.MessageKind;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.topic.Topic;
import nl.stadsbode.preferences.topic.Topics;
import org.jspecify.annotations.Nullable;

/** Reads choices as a caller gives them. */
final class ReadingChoices {

    private ReadingChoices() {}

    static Choices read(@Nullable List<ResidentBody.ChoiceBody> given, Topics topics, Stated stated, Flaws flaws) {
        List<@Nullable Choice> choices = new ArrayList<>();
        List<ResidentBody.ChoiceBody> bodies = given == null ? List.of() : given;
        for (int i = 0; i < bodies.size(); i++) {
            ResidentBody.ChoiceBody body = bodies.get(i);
            choices.add(flaws.read("choices[" + i + "]", () -> choice(body, topics, stated)));
        }
        Choices read = flaws.read(
                "choices",
                () -> new Choices(choices.stream().filter(Objects::nonNull).toList()));
        return read == null ? Choices.NONE : read;
    }

    private static Choice choice(ResidentBody.@Nullable ChoiceBody body, Topics topics, Stated stated) {
        if (body == null || body.topic() == null || !knows(topics, body.topic())) {
            throw new Flawed("topic", "unknown-topic", "Use * or a code of /api/v1/topics.");
        }
        if (body.channels() == null) {
            throw new Flawed("channels", "no-channels", "Give the channels in order, or an empty list for nothing.");
        }
        return new Choice(
                new Choice.Subject(body.topic(), MessageKind.of(body.kind() == null ? "" : body.kind())),
                body.channels().stream().map(Channel::of).toList(),
                stated);
    }

    private static boolean knows(Topics topics, String code) {
        return code.equals(Topic.ANY) || topics.contains(code);
    }
}
