package nl.stadsbode.notifications.texts;

import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes an e-mail: the same words as plain text and as accessible HTML. */
final class EmailWriter {

    private final Layout html;
    private final Layout text;
    private final URI preferencesPage;

    EmailWriter(TextSettings settings) {
        this.html = Layout.load(settings.location(), "email.html", MODELS);
        this.text = Layout.load(settings.location(), "email.txt", MODELS);
        this.preferencesPage = settings.preferencesPage();
    }

    private static final Class<?>[] MODELS = {
        Email.class,
        Refusal.class,
        Choices.class,
        Clear.class,
        Message.class,
        Message.Part.class,
        Message.Note.class,
        Message.Action.class,
        Message.Details.class,
        Message.Detail.class
    };

    /**
     * @param unsubscribe where further e-mail is refused; null for what may not be refused
     * @param clear where to say whether it was clear, by the version of its words
     * @param easyFont in a font that is easier to read, where the reader has it: none is fetched for an e-mail
     */
    Content.Email write(Wording wording, @Nullable URI unsubscribe, Function<String, URI> clear, boolean easyFont) {
        var update = wording.update();
        var message = Message.of(wording, update.sensitive());
        var own = !wording.forCompanion();
        var subject = (update.reminder() ? wording.say(Sentence.REMINDER_SUBJECT) + " " : "")
                + message.heading()
                + wording.language().apart()
                + " (" + wording.get(Variable.CASE_REFERENCE) + ")";
        var email = new Email(
                message,
                own ? subject : wording.say(Sentence.COMPANION_SUBJECT) + " " + subject,
                update.sensitive() ? message.heading() : message.explanation(),
                why(wording),
                wording.say(own ? Sentence.EMAIL_CHANGE : Sentence.COMPANION_CHANGE),
                own ? choices(wording.say(Sentence.EMAIL_CHANGE_LINK)) : null,
                unsubscribe == null
                        ? null
                        : new Refusal(
                                wording.say(own ? Sentence.EMAIL_REFUSE_LINK : Sentence.COMPANION_END_LINK),
                                unsubscribe.toString()),
                new Clear(
                        wording.say(Sentence.EMAIL_CLEAR),
                        wording.say(Sentence.EMAIL_CLEAR_LINK),
                        clear.apply(wording.textVersion()).toString()),
                easyFont);
        return content(email, wording.textVersion());
    }

    Content.Email write(RequestedWording wording, boolean easyFont) {
        var message = Message.of(wording);
        var choices = wording.hasChoices();
        return content(
                new Email(
                        message,
                        message.heading(),
                        message.explanation(),
                        wording.say(Sentence.REQUESTED_WHY),
                        choices ? wording.say(Sentence.EMAIL_CHANGE) : null,
                        choices ? choices(wording.say(Sentence.EMAIL_CHANGE_LINK)) : null,
                        null,
                        null,
                        easyFont),
                wording.textVersion());
    }

    private static String why(Wording wording) {
        if (wording.forCompanion()) {
            return wording.say(Sentence.COMPANION_WHY);
        }
        return wording.say(wording.update().official() ? Sentence.EMAIL_WHY_OFFICIAL : Sentence.EMAIL_WHY_SERVICE);
    }

    private Choices choices(String label) {
        return new Choices(label, preferencesPage.toString());
    }

    private Content.Email content(Email email, String wordsVersion) {
        return new Content.Email(
                email.subject(),
                text.fill(email).replace(Wording.NO_BREAK_SPACE, ' '),
                html.fill(email),
                wordsVersion + ", " + html.version() + ", " + text.version());
    }

    /** @param preview what an inbox shows beside the subject; neutral where the case is sensitive */
    record Email(
            Message message,
            String subject,
            String preview,
            String why,
            @Nullable String change,
            @Nullable Choices choices,
            @Nullable Refusal refusal,
            @Nullable Clear clear,
            boolean easyFont) {}

    /** @param preferencesPage where the reader changes their choices */
    record Choices(String changeLink, String preferencesPage) {}

    /** @param clearAddress where to answer */
    record Clear(String question, String clearLink, String clearAddress) {}

    record Refusal(String refuseLink, String address) {}
}
