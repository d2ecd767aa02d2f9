package nl.stadsbode.notifications.texts;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes an SMS: short, without a link (criminals send those), and neutral where the case is sensitive. */
final class SmsWriter {

    static final int MAX_PARTS = 6;
    private static final int MAX_PARTS_WITH_NOTE = 3; // a longer note is read on the website
    private static final Pattern LINK = Pattern.compile(
            "://|\\bwww\\.|[\\p{L}\\d]\\.(nl|eu|com|net|org|info|io|me|be|de|co|ly|app|link|site|shop|online|xyz|top)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ENDED = Pattern.compile("[.!?؟۔。।]$");

    Content.Sms write(Wording wording) {
        return content(wording.update().sensitive() ? neutral(wording) : open(wording), wording.textVersion());
    }

    /** Where a name would become a link, only its letters are told: what was asked for is sent all the same. */
    Content.Sms write(RequestedWording wording) {
        var text = plain(wording.sms(), wording.say(Sentence.SMS_CLOSING));
        return content(
                LINK.matcher(text).find()
                        ? plain(wording.lettersOfNames().sms(), wording.say(Sentence.SMS_CLOSING))
                        : text,
                wording.textVersion());
    }

    private static Content.Sms content(String text, String textVersion) {
        return new Content.Sms(text, GsmAlphabet.parts(text), !GsmAlphabet.fits(text), textVersion);
    }

    private static String open(Wording wording) {
        var note = String.join(" ", wording.note());
        if (note.isEmpty()) {
            return soundOrNeutral(wording, withNote(wording, null), MAX_PARTS);
        }
        var whole = withNote(wording, wording.say(Sentence.SMS_NOTE) + ": " + ended(note));
        return sound(whole, MAX_PARTS_WITH_NOTE)
                ? whole
                : soundOrNeutral(wording, withNote(wording, wording.say(Sentence.SMS_NOTE_ELSEWHERE)), MAX_PARTS);
    }

    private static String withNote(Wording wording, @Nullable String note) {
        var update = wording.update();
        return plain(
                wording.forCompanion() ? wording.say(Sentence.COMPANION_SMS) : null,
                ended(wording.headline()),
                wording.smsAddition(),
                update.correction() ? wording.say(Sentence.SMS_CORRECTION) : null,
                update.earlier().isEmpty() ? null : wording.say(Sentence.SMS_EARLIER),
                update.reminder() ? wording.say(Sentence.SMS_REMINDER) : null,
                update.late() ? wording.say(Sentence.SMS_LATE) : null,
                wording.ask(),
                update.official() ? wording.say(Sentence.SMS_OFFICIAL) : null,
                note,
                wording.say(Sentence.SMS_QUESTIONS),
                wording.say(Sentence.SMS_CLOSING));
    }

    private static String neutral(Wording wording) {
        var update = wording.update();
        return plain(
                wording.forCompanion() ? wording.say(Sentence.COMPANION_SMS) : null,
                wording.say(Sentence.SMS_NEUTRAL),
                update.correction() ? wording.say(Sentence.SMS_CORRECTION) : null,
                update.reminder() ? wording.say(Sentence.SMS_REMINDER) : null,
                update.late() ? wording.say(Sentence.SMS_LATE) : null,
                update.reactionExpected()
                        ? wording.sayByWhen(Sentence.SMS_NEUTRAL_REACT_BY, Sentence.SMS_NEUTRAL_REACT_SOON)
                        : null,
                wording.say(Sentence.SMS_CLOSING));
    }

    /** Names from a catalogue may be long or hold a link; the neutral text never does. */
    private static String soundOrNeutral(Wording wording, String text, int maxParts) {
        return sound(text, maxParts) ? text : neutral(wording);
    }

    private static boolean sound(String text, int maxParts) {
        return GsmAlphabet.parts(text) <= maxParts && !LINK.matcher(text).find();
    }

    private static String plain(@Nullable String... sentences) {
        return GsmAlphabet.plainPunctuation(Message.joined(sentences));
    }

    private static String ended(String sentence) {
        return ENDED.matcher(sentence).find() ? sentence : sentence + ".";
    }
}
