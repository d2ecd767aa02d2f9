package nl.stadsbode.notifications.texts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words for one status update to one addressee, as plain text; what a channel needs it picks from here. */
final class Wording {

    static final char NO_BREAK_SPACE = '\u00a0';

    private final Language language;
    private final StatusUpdate update;
    private final CommonTexts common;
    private final @Nullable StatusText own;
    private final Map<String, String> values = new HashMap<>();
    private final String commonVersion;
    private final String textVersion;

    Wording(Library library, TextSettings settings, StatusUpdate update, Addressee addressee) {
        this.language = library.known(addressee.language());
        this.update = update;
        this.common = library.common(language);
        this.own = library.status(language, update.caseTypeCode(), update.statusCode());
        fillIn(settings, Untrusted.line(addressee.name()), addressee.readsAlongWith());
        var caseType = library.caseType(language, update.caseTypeCode());
        put(
                Variable.ABOUT,
                caseType == null ? say(Sentence.ABOUT) : caseType.about().fill(values));
        put(Variable.DISAGREE, say(Sentence.DISAGREE));
        this.commonVersion = language.code() + "/common " + common.version();
        this.textVersion = caseType == null
                ? commonVersion
                : language.code() + "/" + update.caseTypeCode() + " " + caseType.version() + ", " + commonVersion;
    }

    private void fillIn(TextSettings settings, String name, @Nullable String readsAlongWith) {
        put(Variable.MUNICIPALITY, settings.municipality());
        put(Variable.PHONE, unbroken(settings.phone()));
        put(Variable.OPENING_HOURS, common.openingHours(language, settings));
        put(Variable.WEBSITE, settings.website());
        put(Variable.OWN_PAGES, settings.preferencesPageAsPrinted());
        put(Variable.CASE_REFERENCE, Untrusted.line(update.caseReference()));
        put(Variable.CASE_TYPE, update.caseTypeName(language));
        put(Variable.STATUS, update.statusName(language));
        put(Variable.STATUS_DATE, unbroken(language.write(update.occurredOn())));
        put(Variable.NAME, name);
        if (readsAlongWith != null) {
            put(Variable.RESIDENT, Untrusted.line(readsAlongWith));
        }
        if (settings.phoneAbroad() != null && !settings.phoneAbroad().isBlank()) {
            put(Variable.PHONE_ABROAD, unbroken(settings.phoneAbroad()));
        }
        if (!update.earlier().isEmpty()) {
            put(Variable.EARLIER, update.earlier(language));
        }
        if (update.reactionBy() != null) {
            put(Variable.REACTION_BY, unbroken(language.write(update.reactionBy())));
        }
    }

    /** A number or a date stays on one line; an SMS and a plain text make these blanks plain again. */
    private static String unbroken(String text) {
        return text.replace(' ', NO_BREAK_SPACE);
    }

    void put(Variable variable, String value) {
        values.put(variable.key(), language.inOrder(value));
    }

    String get(Variable variable) {
        return values.getOrDefault(variable.key(), "");
    }

    String say(Sentence sentence) {
        return common.get(sentence).fill(values);
    }

    /** The reader is a companion of whose news it is. */
    boolean forCompanion() {
        return values.containsKey(Variable.RESIDENT.key());
    }

    String greeting() {
        return say(get(Variable.NAME).isEmpty() ? Sentence.GREETING_WITHOUT_NAME : Sentence.GREETING);
    }

    String headline() {
        return own == null ? say(Sentence.GENERAL_HEADLINE) : own.headline().fill(values);
    }

    String explanation() {
        return own == null
                ? say(Sentence.GENERAL_EXPLANATION)
                : own.explanation().fill(values);
    }

    /** What is asked and by when; nothing where no reaction is expected. */
    @Nullable
    String ask() {
        if (!update.reactionExpected()) {
            return null;
        }
        var ask = own == null ? null : filled(own.ask());
        return (ask == null ? say(Sentence.GENERAL_ASK) : ask) + " "
                + sayByWhen(Sentence.REACT_BY, Sentence.REACT_SOON);
    }

    String sayByWhen(Sentence withDate, Sentence withoutDate) {
        return say(update.reactionBy() == null ? withoutDate : withDate);
    }

    @Nullable
    String how() {
        return own == null ? null : filled(own.how());
    }

    @Nullable
    String next() {
        return own == null ? null : filled(own.next());
    }

    @Nullable
    String smsAddition() {
        return own == null ? null : filled(own.sms());
    }

    /** What number to call from abroad; nothing where the municipality has set none. */
    @Nullable
    String questionsAbroad() {
        return get(Variable.PHONE_ABROAD).isEmpty() ? null : say(Sentence.QUESTIONS_ABROAD);
    }

    List<String> note() {
        return update.note() == null ? List.of() : Untrusted.lines(update.note());
    }

    /** Which language the case type's name is in, where that is another one than the message's. */
    @Nullable
    String caseTypeLanguage() {
        return otherLanguage(update.caseTypeName());
    }

    @Nullable
    String statusLanguage() {
        return otherLanguage(update.statusName());
    }

    private @Nullable String otherLanguage(Map<String, String> names) {
        return names.containsKey(language.code()) || !names.containsKey(Language.NL.code()) ? null : Language.NL.code();
    }

    StatusUpdate update() {
        return update;
    }

    Language language() {
        return language;
    }

    String textVersion() {
        return textVersion;
    }

    /** Of the general texts alone. */
    String commonVersion() {
        return commonVersion;
    }

    private @Nullable String filled(@Nullable Phrase phrase) {
        return phrase == null ? null : phrase.fill(values);
    }
}
