package nl.stadsbode.preferences.resident;

import java.util.List;
import nl.stadsbode.preferences.choice.Choice.Subject;
import nl.stadsbode.preferences.choice.Choices;
import nl.stadsbode.preferences.choice.MessageKind;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.topic.Topics;
import org.springframework.stereotype.Component;

/**
 * Takes a channel out of what residents chose for service messages on a topic, because they refused it. On a topic we do
 * not know, it is taken out of every topic: who refuses is not to be told again on another name's account.
 */
@Component
public class WithdrawingChoices {

    /** One refusal. */
    public record Withdrawal(ResidentId resident, String topic, Channel channel, Stated stated) {}

    private final ChangingResidents changing;
    private final Topics topics;
    private final PreferenceMetrics metrics;

    WithdrawingChoices(ChangingResidents changing, Topics topics, PreferenceMetrics metrics) {
        this.changing = changing;
        this.topics = topics;
        this.metrics = metrics;
    }

    /** Applies refusals in the order given, in the caller's transaction. */
    public void withdraw(List<Withdrawal> withdrawals) {
        for (List<Withdrawal> round : Rounds.of(withdrawals, Withdrawal::resident)) {
            changing.change(round.stream()
                            .map(refused -> Asked.of(
                                    refused.resident(),
                                    null,
                                    refused.stated(),
                                    resident -> resident.with(without(resident.choices(), refused))))
                            .toList())
                    .forEach(outcome -> metrics.withdrawal(outcome.code()));
        }
    }

    private Choices without(Choices choices, Withdrawal refused) {
        if (topics.contains(refused.topic())) {
            return choices.withdrawn(
                    new Subject(refused.topic(), MessageKind.SERVICE), refused.channel(), refused.stated());
        }
        Choices left = choices;
        for (Subject subject : choices.subjects(MessageKind.SERVICE)) {
            left = left.withdrawn(subject, refused.channel(), refused.stated());
        }
        return left;
    }
}
