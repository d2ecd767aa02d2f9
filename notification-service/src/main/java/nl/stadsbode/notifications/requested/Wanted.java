package nl.stadsbode.notifications.requested;

import java.net.URI;
import java.util.regex.Pattern;
import nl.stadsbode.chassis.events.NotUnderstood;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.texts.Addressee;
import nl.stadsbode.notifications.texts.Language;
import nl.stadsbode.notifications.texts.Requested;
import org.jspecify.annotations.Nullable;

/**
 * Addressee and words of a requested message, as they travel encrypted.
 *
 * @param to number (E.164) or e-mail address
 * @param name as the resident is greeted; may be absent
 * @param language as ISO 639-1; Dutch where we have no texts in it
 * @param easyFont whether an e-mail is in a font that is easier to read
 * @param code six digits, for a verification by SMS
 * @param link for a verification by e-mail
 * @param failed channel that does not work any more, for a failure
 * @param minutes how long code or link holds
 * @param companion who reads along with whom, and how far that is
 */
record Wanted(
        String to,
        @Nullable String name,
        @Nullable String language,
        @Nullable Boolean easyFont,
        @Nullable String code,
        @Nullable String link,
        @Nullable String failed,
        @Nullable Integer minutes,
        @Nullable Companion companion) {

    /**
     * @param step {@code invited}, {@code accepted}, {@code begun} or {@code ended}
     * @param other name of the other of the two
     * @param toCompanion whether the addressee is who reads along; may be absent
     */
    record Companion(
            @Nullable String step,
            @Nullable String other,
            @Nullable Boolean toCompanion) {}

    private static final Pattern CODE = Pattern.compile("\\d{6}");
    private static final Pattern LINK = Pattern.compile("https?://\\S{1,500}");

    /** @throws NotUnderstood when something is missing that the purpose needs */
    Requested requested(Purpose purpose, Channel channel) {
        return switch (purpose) {
            case VERIFICATION -> channel == Channel.SMS ? verificationCode() : verificationLink();
            case CONFIRMATION -> new Requested.Confirmation();
            case FORGETTING -> new Requested.Forgetting();
            case EXPORT -> new Requested.Export();
            case FAILURE ->
                new Requested.Failure(Channel.of(failed == null ? "" : failed)
                        .orElseThrow(() -> new NotUnderstood("a failure says which channel does not work")));
            case COMPANION -> readingAlong(channel);
            case TEST -> new Requested.Test();
        };
    }

    private Requested verificationCode() {
        if (code == null || minutes == null || !CODE.matcher(code).matches()) {
            throw new NotUnderstood("a verification by SMS has a code of six digits, and says how long it holds");
        }
        return new Requested.Code(code, minutes);
    }

    private Requested verificationLink() {
        if (link == null || minutes == null || !LINK.matcher(link).matches()) {
            throw new NotUnderstood("a verification by e-mail has a link, and says how long it holds");
        }
        return new Requested.Link(URI.create(link), minutes);
    }

    private Requested readingAlong(Channel channel) {
        if (companion == null || companion.other() == null || companion.other().isBlank()) {
            throw new NotUnderstood("a message about reading along names the other");
        }
        Requested.ReadingAlong.Step step = Requested.ReadingAlong.Step.of(
                        companion.step() == null ? "" : companion.step())
                .orElseThrow(() -> new NotUnderstood("a message about reading along says what step it is about"));
        return switch (step) {
            case INVITED -> {
                if (channel == Channel.SMS
                        || link == null
                        || !LINK.matcher(link).matches()) {
                    throw new NotUnderstood("who is asked to read along is asked by e-mail, with a link");
                }
                yield new Requested.ReadingAlong(step, companion.other(), URI.create(link), true);
            }
            case BEGUN -> new Requested.ReadingAlong(step, companion.other(), null, true);
            case ACCEPTED, ENDED ->
                new Requested.ReadingAlong(step, companion.other(), null, Boolean.TRUE.equals(companion.toCompanion()));
        };
    }

    Addressee addressee() {
        return new Addressee(
                name == null ? "" : name,
                Language.of(language == null ? "" : language),
                false,
                Boolean.TRUE.equals(easyFont),
                null,
                null);
    }

    @Override
    public String toString() {
        return "Wanted[]";
    }
}
