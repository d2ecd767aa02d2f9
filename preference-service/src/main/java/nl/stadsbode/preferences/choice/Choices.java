package nl.stadsbode.preferences.choice;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.stadsbode.preferences.choice.Choice.Subject;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.topic.Topic;

/** All choices of one resident, at most one a subject, in a fixed order. */
public record Choices(List<Choice> all) {

    public static final Choices NONE = new Choices(List.of());

    /** @throws Flawed when two are about the same */
    public Choices {
        if (all.stream().map(Choice::about).distinct().count() != all.size()) {
            throw new Flawed("", "choice-twice", "There is more than one choice for the same topic and kind.");
        }
        all = all.stream()
                .sorted((one, other) -> one.about().compareTo(other.about()))
                .toList();
    }

    public Optional<Choice> about(Subject subject) {
        return all.stream().filter(choice -> choice.about().equals(subject)).findFirst();
    }

    /** These are the choices from now on; one that was made before keeps who made it, when and how. */
    public Choices replacedBy(Choices wanted) {
        return new Choices(wanted.all.stream()
                .map(choice -> about(choice.about()).filter(choice::sameAs).orElse(choice))
                .toList());
    }

    /** Every subject that something else, or nothing, is chosen for there. */
    public Stream<Subject> differingFrom(Choices others) {
        return Stream.concat(all.stream(), others.all.stream())
                .map(Choice::about)
                .distinct()
                .filter(subject -> !channels(subject).equals(others.channels(subject)));
    }

    private Optional<List<Channel>> channels(Subject subject) {
        return about(subject).map(Choice::channels);
    }

    public Choices with(Choice choice) {
        SortedMap<Subject, Choice> choices = bySubject(all);
        if (about(choice.about()).filter(choice::sameAs).isEmpty()) {
            choices.put(choice.about(), choice);
        }
        return of(choices.values());
    }

    public Choices without(Subject subject) {
        SortedMap<Subject, Choice> choices = bySubject(all);
        choices.remove(subject);
        return of(choices.values());
    }

    /** Every subject of the kind that something was chosen for. */
    public List<Subject> subjects(MessageKind kind) {
        return all.stream()
                .map(Choice::about)
                .filter(subject -> subject.kind() == kind)
                .toList();
    }

    /**
     * Without a channel for a subject. Where only the choice for every topic has it, that one stays and the subject gets
     * a choice of its own; what was chosen after the withdrawal was stated stands.
     */
    public Choices withdrawn(Subject subject, Channel channel, Stated stated) {
        return about(subject)
                .or(() -> about(new Subject(Topic.ANY, subject.kind())))
                .filter(choice -> choice.channels().contains(channel))
                .filter(choice -> !choice.stated().at().isAfter(stated.at()))
                .map(choice -> with(new Choice(
                        subject,
                        choice.channels().stream()
                                .filter(other -> other != channel)
                                .toList(),
                        stated)))
                .orElse(this);
    }

    private static Choices of(Collection<Choice> choices) {
        return new Choices(List.copyOf(choices));
    }

    private static SortedMap<Subject, Choice> bySubject(List<Choice> choices) {
        return choices.stream()
                .collect(Collectors.toMap(Choice::about, Function.identity(), (one, other) -> one, TreeMap::new));
    }
}
