package nl.stadsbode.preferences.registerimport;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.preferences.contact.Flaw;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.register.Bsn;
import nl.stadsbode.preferences.register.RegisteredResidents;
import nl.stadsbode.preferences.register.RegisteredResidents.Heard;
import nl.stadsbode.preferences.register.RegisteredResidents.Registered;
import nl.stadsbode.preferences.register.RegisteredResidents.Tie;
import nl.stadsbode.preferences.resident.Asked;
import nl.stadsbode.preferences.resident.ChangingResidents;
import nl.stadsbode.preferences.resident.Outcome;
import nl.stadsbode.preferences.resident.ResidentId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies messages of the register, in the caller's transaction, the way in which everything changes residents. */
@Component
class ApplyingMessages {

    /** @param errors of those that were refused */
    record Applied(Progress progress, List<LineError> errors) {}

    /** Somebody else tied one of the numbers first: begin the batch anew. */
    static final class TiedMeanwhile extends RuntimeException {
        TiedMeanwhile() {
            super("a number was tied meanwhile");
        }
    }

    private record Wanted(Message message, Asked asked) {}

    private final RegisteredResidents registered;
    private final ChangingResidents changing;
    private final NoArgGenerator ids;

    ApplyingMessages(RegisteredResidents registered, ChangingResidents changing, NoArgGenerator ids) {
        this.registered = registered;
        this.changing = changing;
        this.ids = ids;
    }

    /** @param messages at most one about each number */
    Applied apply(List<Message> messages, Stated stated) {
        Map<Bsn, Registered> known =
                registered.find(messages.stream().map(Message::bsn).toList());
        List<LineError> errors = new ArrayList<>();
        List<Wanted> wanted = new ArrayList<>();
        for (Message message : messages) {
            Registered who = known.get(message.bsn());
            if (who == null && !(message.content() instanceof Message.Whole)) {
                errors.add(new LineError(message.line(), Column.BSN.title(), "unknown-bsn"));
            } else if (who == null || isNews(message, who.asOf())) {
                wanted.add(new Wanted(message, asked(message, who, stated)));
            }
        }
        long overtaken = messages.size() - wanted.size() - errors.size();
        List<Outcome> outcomes = wanted.isEmpty()
                ? List.of()
                : changing.change(wanted.stream().map(Wanted::asked).toList());
        Progress progress = new Progress(0, 0, overtaken, errors.size());
        List<Tie> ties = new ArrayList<>();
        List<Heard> heard = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            Message message = wanted.get(i).message();
            ResidentId id = wanted.get(i).asked().id();
            progress = progress.plus(counted(outcomes.get(i)));
            switch (outcomes.get(i)) {
                case Outcome.Created created -> ties.add(new Tie(id, message.bsn(), message.dated()));
                case Outcome.Changed changed -> note(id, message, heard);
                case Outcome.Unchanged unchanged -> note(id, message, heard);
                case Outcome.Refused(List<Flaw> flaws) ->
                    flaws.forEach(flaw -> errors.add(new LineError(message.line(), "", flaw.code())));
                case Outcome.NotThere notThere -> errors.add(gone(message));
                case Outcome.Forgotten forgotten -> errors.add(gone(message));
                case Outcome.VersionDiffers impossible -> throw new IllegalStateException("no version was expected");
            }
        }
        if (registered.tie(ties) < ties.size()) {
            throw new TiedMeanwhile();
        }
        registered.heard(heard);
        return new Applied(progress, errors);
    }

    private Asked asked(Message message, @Nullable Registered who, Stated stated) {
        ResidentId id = who == null ? new ResidentId(UUID.randomUUID()) : who.resident();
        return new Asked(
                id,
                null,
                stated,
                who == null,
                current -> RegisteredChange.of(message, id, current, stated, ids::generate));
    }

    /** A message that was under way longer than a newer one changes nothing. */
    private static boolean isNews(Message message, @Nullable LocalDate asOf) {
        return asOf == null || message.dated() == null || !message.dated().isBefore(asOf);
    }

    private static void note(ResidentId id, Message message, List<Heard> heard) {
        if (message.dated() != null) {
            heard.add(new Heard(id, message.dated()));
        }
    }

    private static Progress counted(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Created created -> new Progress(1, 0, 0, 0);
            case Outcome.Changed changed -> new Progress(0, 1, 0, 0);
            case Outcome.Unchanged unchanged -> new Progress(0, 0, 1, 0);
            case Outcome.Refused refused -> new Progress(0, 0, 0, 1);
            case Outcome.NotThere notThere -> new Progress(0, 0, 0, 1);
            case Outcome.Forgotten forgotten -> new Progress(0, 0, 0, 1);
            case Outcome.VersionDiffers differs -> new Progress(0, 0, 0, 1);
        };
    }

    private static LineError gone(Message message) {
        return new LineError(message.line(), Column.BSN.title(), "unknown-bsn");
    }
}
