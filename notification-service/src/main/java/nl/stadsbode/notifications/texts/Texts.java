package nl.stadsbode.notifications.texts;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages. Texts and layouts are read and checked when this is made ({@link InvalidTexts} says what is wrong), so
 * that nothing is missing when a resident waits. Immutable: use it from any thread.
 */
public final class Texts {

    private final TextSettings settings;
    private final Library library;
    private final SmsWriter sms = new SmsWriter();
    private final EmailWriter email;
    private final LetterWriter letter;

    /** @param clock gives a letter its date */
    public Texts(TextSettings settings, Clock clock) {
        this.settings = settings;
        this.library = Library.in(settings.location());
        refuseHoursOfSomeLanguages();
        this.email = new EmailWriter(settings);
        this.letter = new LetterWriter(settings, clock);
    }

    /** At most six parts, without a link; says only that there is news where the case is sensitive. */
    public Content.Sms sms(StatusUpdate update, Addressee addressee) {
        return sms.write(wording(update, addressee));
    }

    /**
     * The subject, and what an inbox shows beside it, say only that there is news where the case is sensitive.
     *
     * @param unsubscribe where further e-mail is refused; null for what may not be refused
     * @param clear where to say whether it was clear, by the version of its words
     */
    public Content.Email email(
            StatusUpdate update, Addressee addressee, @Nullable URI unsubscribe, Function<String, URI> clear) {
        return email.write(wording(update, addressee), unsubscribe, clear, addressee.easyFont());
    }

    /**
     * @param foot by which the contact centre can tell whether a letter is real, and its reader say whether it was clear
     * @throws IllegalArgumentException if the addressee has no address
     */
    public Content.Letter letter(StatusUpdate update, Addressee addressee, LetterFoot foot) {
        return letter(update, addressee, foot, Explaining.NOTHING);
    }

    /**
     * @param explaining whether it tells how to choose
     * @throws IllegalArgumentException if the addressee has no address
     */
    public Content.Letter letter(StatusUpdate update, Addressee addressee, LetterFoot foot, Explaining explaining) {
        return letter.write(wording(update, addressee), addressee, foot, explaining);
    }

    /** @throws IllegalArgumentException for a link: no SMS of ours has one */
    public Content.Sms sms(Requested requested, Addressee addressee) {
        return sms.write(new RequestedWording(library, settings, requested, addressee));
    }

    /** @throws IllegalArgumentException for a code: an e-mail has a link */
    public Content.Email email(Requested requested, Addressee addressee) {
        return email.write(new RequestedWording(library, settings, requested, addressee), addressee.easyFont());
    }

    /** The codes of the languages that there are texts in, Dutch first. */
    public List<String> languages() {
        return library.languages().stream().map(Language::code).toList();
    }

    /** The codes of those whose texts no native reader has reviewed. */
    public List<String> toBeReviewed() {
        return library.languages().stream()
                .filter(language -> !library.common(language).reviewed())
                .map(Language::code)
                .toList();
    }

    /** Whoever changes the hours in one language would else have the others tell the old ones. */
    private void refuseHoursOfSomeLanguages() {
        var set = settings.openingHours().keySet();
        var missing = languages().stream().filter(code -> !set.contains(code)).toList();
        if (!set.isEmpty() && !missing.isEmpty()) {
            throw new InvalidTexts(missing.stream()
                    .map(code ->
                            "stadsbode.texts.opening-hours." + code + ": is missing, it is set for another language")
                    .toList());
        }
    }

    private Wording wording(StatusUpdate update, Addressee addressee) {
        return new Wording(library, settings, update, addressee);
    }
}
