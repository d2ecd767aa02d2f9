package nl.stadsbode.notifications.texts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;

/** The words for what was asked for, as plain text. */
final class RequestedWording {

    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{Cf}'’-]+");

    private final Language language;
    private final Requested requested;
    private final CommonTexts common;
    private final Map<String, String> values = new HashMap<>();

    RequestedWording(Library library, TextSettings settings, Requested requested, Addressee addressee) {
        this.language = library.known(addressee.language());
        this.requested = requested;
        this.common = library.common(language);
        put(Variable.MUNICIPALITY, settings.municipality());
        put(Variable.PHONE, settings.phone().replace(' ', Wording.NO_BREAK_SPACE));
        put(Variable.OPENING_HOURS, common.openingHours(language, settings));
        put(Variable.WEBSITE, settings.website());
        put(Variable.NAME, Untrusted.line(addressee.name()));
        switch (requested) {
            case Requested.Code(String code, int minutes) -> {
                put(Variable.CODE, code);
                put(Variable.MINUTES, String.valueOf(minutes));
            }
            case Requested.Link link -> put(Variable.MINUTES, String.valueOf(link.minutes()));
            case Requested.Confirmation confirmation -> {}
            case Requested.Forgetting forgetting -> {}
            case Requested.Export export -> {}
            case Requested.Failure failure -> {}
            case Requested.ReadingAlong about -> put(Variable.RESIDENT, Untrusted.line(about.other()));
            case Requested.Test test -> {}
        }
    }

    private RequestedWording(RequestedWording like, Map<String, String> values) {
        this.language = like.language;
        this.requested = like.requested;
        this.common = like.common;
        this.values.putAll(values);
    }

    /** The same with nothing but the letters of who is named: no dot, no digit, nothing that a phone makes a link of. */
    RequestedWording lettersOfNames() {
        var letters = new HashMap<>(values);
        for (var name : List.of(Variable.NAME, Variable.RESIDENT)) {
            letters.computeIfPresent(
                    name.key(),
                    (key, written) ->
                            NOT_LETTERS.matcher(written).replaceAll(" ").strip());
        }
        return new RequestedWording(this, letters);
    }

    private void put(Variable variable, String value) {
        values.put(variable.key(), language.inOrder(value));
    }

    String say(Sentence sentence) {
        return common.get(sentence).fill(values);
    }

    String greeting() {
        return say(
                values.getOrDefault(Variable.NAME.key(), "").isEmpty()
                        ? Sentence.GREETING_WITHOUT_NAME
                        : Sentence.GREETING);
    }

    /** @throws IllegalArgumentException for a link: no SMS of ours has one */
    String sms() {
        return say(
                switch (requested) {
                    case Requested.Code code -> Sentence.CODE_SMS;
                    case Requested.Link link -> throw new IllegalArgumentException("an SMS has no link");
                    case Requested.Confirmation confirmation -> Sentence.CONFIRMATION_SMS;
                    case Requested.Forgetting forgetting -> Sentence.FORGETTING_EXPLANATION;
                    case Requested.Export export -> Sentence.EXPORT_EXPLANATION;
                    case Requested.Failure(Channel channel) -> failed(channel);
                    case Requested.ReadingAlong about -> explanation(about.step());
                    case Requested.Test test -> Sentence.TEST_SMS;
                });
    }

    /** @throws IllegalArgumentException for a code: an e-mail has a link */
    String heading() {
        return say(
                switch (requested) {
                    case Requested.Code code -> throw new IllegalArgumentException("an e-mail has no code");
                    case Requested.Link link -> Sentence.LINK_HEADING;
                    case Requested.Confirmation confirmation -> Sentence.CONFIRMATION_HEADING;
                    case Requested.Forgetting forgetting -> Sentence.FORGETTING_HEADING;
                    case Requested.Export export -> Sentence.EXPORT_HEADING;
                    case Requested.Failure failure -> Sentence.FAILURE_HEADING;
                    case Requested.ReadingAlong about ->
                        switch (about.step()) {
                            case INVITED -> Sentence.INVITED_HEADING;
                            case ACCEPTED -> Sentence.ACCEPTED_HEADING;
                            case BEGUN -> Sentence.BEGUN_HEADING;
                            case ENDED -> Sentence.ENDED_HEADING;
                        };
                    case Requested.Test test -> Sentence.TEST_HEADING;
                });
    }

    String explanation() {
        return switch (requested) {
            case Requested.Code code -> throw new IllegalArgumentException("an e-mail has no code");
            case Requested.Link link -> say(Sentence.LINK_EXPLANATION) + " " + say(Sentence.LINK_NOT_YOU);
            case Requested.Confirmation confirmation -> say(Sentence.CONFIRMATION_EXPLANATION);
            case Requested.Forgetting forgetting -> say(Sentence.FORGETTING_EXPLANATION);
            case Requested.Export export -> say(Sentence.EXPORT_EXPLANATION);
            case Requested.Failure(Channel channel) -> say(failed(channel));
            case Requested.ReadingAlong about -> say(explanation(about.step()));
            case Requested.Test test -> say(Sentence.TEST_EXPLANATION);
        };
    }

    private static Sentence explanation(Requested.ReadingAlong.Step step) {
        return switch (step) {
            case INVITED -> Sentence.INVITED_EXPLANATION;
            case ACCEPTED -> Sentence.ACCEPTED_EXPLANATION;
            case BEGUN -> Sentence.BEGUN_EXPLANATION;
            case ENDED -> Sentence.ENDED_EXPLANATION;
        };
    }

    private static Sentence failed(Channel channel) {
        return switch (channel) {
            case SMS -> Sentence.FAILURE_OF_SMS;
            case EMAIL -> Sentence.FAILURE_OF_EMAIL;
            case LETTER -> Sentence.FAILURE_OF_LETTER;
        };
    }

    Message.@Nullable Action action() {
        return switch (requested) {
            case Requested.Link link ->
                new Message.Action(say(Sentence.LINK_ACTION), link.address().toString());
            case Requested.ReadingAlong about
            when about.answer() != null ->
                new Message.Action(say(Sentence.INVITED_ACTION), about.answer().toString());
            case Requested other -> null;
        };
    }

    /** Whether the addressee has a choice of their own to change. */
    boolean hasChoices() {
        return !(requested instanceof Requested.ReadingAlong about && about.toCompanion());
    }

    Language language() {
        return language;
    }

    String textVersion() {
        return language.code() + "/common " + common.version();
    }
}
