package nl.stadsbode.notifications.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an e-mail or a letter in their order; a layout can use each of these names.
 *
 * @param dir {@code ltr} or {@code rtl}
 * @param startSide where lines begin: {@code left} or {@code right}
 * @param heading what stands above the message
 * @param headline what it is about, when the heading may not say so
 * @param notices that it is a companion's copy, that it is late, or corrects another
 * @param official that this only announces
 * @param about null where it is about no case, or may not tell its news
 */
record Message(
        String lang,
        String dir,
        String startSide,
        String endSide,
        String sender,
        String heading,
        String greeting,
        @Nullable String headline,
        List<String> notices,
        @Nullable String official,
        String explanation,
        @Nullable Part ask,
        @Nullable Part next,
        @Nullable Note note,
        @Nullable Action action,
        Part questions,
        @Nullable Details about,
        String closing) {

    /** A heading and what stands below it. */
    record Part(String title, String words) {}

    /** What a reader can do at once. */
    record Action(String label, String address) {}

    /** What case it is about, and what holds for it. */
    record Details(String title, List<Detail> details) {}

    /** The caseworker's own lines. */
    record Note(String title, List<String> lines) {}

    /**
     * A term and its value.
     *
     * @param valueLang of what is not in the language of the message: a name that there is no translation of
     */
    record Detail(String term, String value, @Nullable String valueLang) {

        Detail(String term, String value) {
            this(term, value, null);
        }
    }

    /** @param neutral the heading does not tell what the case is about */
    static Message of(Wording wording, boolean neutral) {
        var update = wording.update();
        return new Message(
                wording.language().code(),
                wording.language().direction(),
                wording.language().startSide(),
                wording.language().endSide(),
                wording.say(Sentence.SENDER),
                neutral ? wording.say(Sentence.NEUTRAL_HEADLINE) : wording.headline(),
                wording.greeting(),
                neutral ? wording.headline() + "." : null,
                notices(wording),
                update.official() ? wording.say(Sentence.OFFICIAL) : null,
                wording.explanation(),
                ask(wording),
                next(wording),
                note(wording),
                null,
                questions(wording),
                new Details(wording.say(Sentence.DETAILS_HEADING), details(wording)),
                wording.say(Sentence.CLOSING));
    }

    /** One that says that there is news, and else is about choosing how to get it. */
    static Message explaining(Wording wording) {
        return new Message(
                wording.language().code(),
                wording.language().direction(),
                wording.language().startSide(),
                wording.language().endSide(),
                wording.say(Sentence.SENDER),
                wording.say(Sentence.FIRST_HEADING),
                wording.greeting(),
                null,
                List.of(),
                null,
                wording.say(Sentence.FIRST_NEWS),
                null,
                null,
                null,
                null,
                questions(wording),
                null,
                wording.say(Sentence.CLOSING));
    }

    static Part howToChoose(Wording wording) {
        return new Part(
                wording.say(Sentence.FIRST_TITLE),
                joined(wording.say(Sentence.FIRST_CHOOSE), wording.say(Sentence.FIRST_NOTHING)));
    }

    /** One that is about no case. */
    static Message of(RequestedWording wording) {
        return new Message(
                wording.language().code(),
                wording.language().direction(),
                wording.language().startSide(),
                wording.language().endSide(),
                wording.say(Sentence.SENDER),
                wording.heading(),
                wording.greeting(),
                null,
                List.of(),
                null,
                wording.explanation(),
                null,
                null,
                null,
                wording.action(),
                new Part(
                        wording.say(Sentence.QUESTIONS_HEADING),
                        joined(wording.say(Sentence.REQUESTED_QUESTIONS), wording.say(Sentence.AUTHENTICITY))),
                null,
                wording.say(Sentence.CLOSING));
    }

    private static List<String> notices(Wording wording) {
        var notices = new ArrayList<String>();
        if (wording.forCompanion()) {
            notices.add(wording.say(Sentence.COMPANION_NOTICE));
        }
        if (wording.update().correction()) {
            notices.add(wording.say(Sentence.CORRECTION));
        }
        if (!wording.update().earlier().isEmpty()) {
            notices.add(wording.say(Sentence.EARLIER));
        }
        if (wording.update().reminder()) {
            notices.add(wording.say(Sentence.REMINDER));
        }
        if (wording.update().late()) {
            notices.add(wording.say(Sentence.LATE));
        }
        return notices;
    }

    private static @Nullable Part ask(Wording wording) {
        var ask = wording.ask();
        return ask == null ? null : new Part(wording.say(Sentence.ASK_HEADING), joined(ask, wording.how()));
    }

    private static @Nullable Part next(Wording wording) {
        var update = wording.update();
        var finished = update.isFinal() && !update.official(); // an official end is still open to objection
        var words = joined(
                finished ? wording.say(Sentence.FINISHED) : null,
                update.reactionExpected() ? null : wording.say(Sentence.NOTHING_EXPECTED),
                wording.next());
        return words.isEmpty() ? null : new Part(wording.say(Sentence.NEXT_HEADING), words);
    }

    private static @Nullable Note note(Wording wording) {
        var lines = wording.note();
        return lines.isEmpty() ? null : new Note(wording.say(Sentence.NOTE_HEADING), lines);
    }

    private static Part questions(Wording wording) {
        return new Part(
                wording.say(Sentence.QUESTIONS_HEADING),
                joined(wording.say(Sentence.QUESTIONS), wording.questionsAbroad(), wording.say(Sentence.AUTHENTICITY)));
    }

    private static List<Detail> details(Wording wording) {
        return List.of(
                new Detail(wording.say(Sentence.DETAIL_REFERENCE), wording.get(Variable.CASE_REFERENCE)),
                new Detail(
                        wording.say(Sentence.DETAIL_CASE_TYPE),
                        wording.get(Variable.CASE_TYPE),
                        wording.caseTypeLanguage()),
                new Detail(wording.say(Sentence.DETAIL_STATUS), wording.get(Variable.STATUS), wording.statusLanguage()),
                new Detail(wording.say(Sentence.DETAIL_DATE), wording.get(Variable.STATUS_DATE)));
    }

    static String joined(@Nullable String... sentences) {
        return Stream.of(sentences)
                .filter(sentence -> sentence != null && !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
