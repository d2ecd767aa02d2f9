package nl.stadsbode.notifications.texts;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The sentences that all messages share; each must stand in the {@code common.yaml} of every language. */
enum Sentence {
    /** When the phone is answered, as it reads in the middle of a sentence; a setting can say otherwise. */
    OPENING_HOURS("openingHours", Set.of()),
    SENDER("sender", Variable.withoutCaseAnd()),
    ABOUT("about"),
    GREETING("greeting", Variable.withoutCaseAnd(Variable.NAME)),
    GREETING_WITHOUT_NAME("greetingWithoutName", Variable.withoutCaseAnd()),
    CLOSING("closing", Variable.withoutCaseAnd()),
    NEUTRAL_HEADLINE("neutralHeadline"),
    GENERAL_HEADLINE("generalHeadline", Variable.ABOUT),
    GENERAL_EXPLANATION("generalExplanation", Variable.ABOUT),
    GENERAL_ASK("generalAsk", Variable.ABOUT),
    CORRECTION("correction"),
    LATE("late"),
    EARLIER("earlier", Variable.EARLIER),
    REMINDER("reminder", Variable.REACTION_BY),
    REMINDER_SUBJECT("reminderSubject"),
    OFFICIAL("official"),
    DISAGREE("disagree"),
    ASK_HEADING("askHeading"),
    REACT_BY("reactBy", Variable.REACTION_BY),
    REACT_SOON("reactSoon"),
    NEXT_HEADING("nextHeading"),
    NOTHING_EXPECTED("nothingExpected"),
    FINISHED("finished"),
    NOTE_HEADING("noteHeading"),
    QUESTIONS_HEADING("questionsHeading", Variable.withoutCaseAnd()),
    QUESTIONS("questions"),
    QUESTIONS_ABROAD("questionsAbroad", Variable.withoutCaseAnd(Variable.PHONE_ABROAD)),
    AUTHENTICITY("authenticity", Variable.withoutCaseAnd()),
    DETAILS_HEADING("detailsHeading"),
    DETAIL_REFERENCE("detailReference"),
    DETAIL_CASE_TYPE("detailCaseType"),
    DETAIL_STATUS("detailStatus"),
    DETAIL_DATE("detailDate"),
    EMAIL_WHY_SERVICE("emailWhyService"),
    EMAIL_WHY_OFFICIAL("emailWhyOfficial"),
    EMAIL_CHANGE("emailChange", Variable.withoutCaseAnd()),
    EMAIL_CHANGE_LINK("emailChangeLink", Variable.withoutCaseAnd()),
    EMAIL_REFUSE_LINK("emailRefuseLink"),
    EMAIL_CLEAR("emailClear"),
    EMAIL_CLEAR_LINK("emailClearLink"),
    COMPANION_SUBJECT("companionSubject"),
    COMPANION_NOTICE("companionNotice", Variable.RESIDENT),
    COMPANION_SMS("companionSms", Variable.RESIDENT),
    COMPANION_WHY("companionWhy", Variable.RESIDENT),
    COMPANION_CHANGE("companionChange", Variable.RESIDENT),
    COMPANION_END_LINK("companionEndLink", Variable.RESIDENT),
    LETTER_WHY_SERVICE("letterWhyService"),
    LETTER_WHY_OFFICIAL("letterWhyOfficial"),
    LETTER_CHANGE("letterChange"),
    LETTER_WHY_FIRST("letterWhyFirst"),
    FIRST_HEADING("firstHeading"),
    FIRST_NEWS("firstNews", Variable.ABOUT, Variable.OWN_PAGES),
    FIRST_TITLE("firstTitle"),
    FIRST_CHOOSE("firstChoose", Variable.OWN_PAGES),
    FIRST_NOTHING("firstNothing"),
    LETTER_CLEAR("letterClear", Variable.withoutCaseAnd(Variable.CLEAR_PAGE, Variable.CODE)),
    LETTER_UNSIGNED("letterUnsigned"),
    LETTER_REFERENCE("letterReference"),
    LETTER_DATE("letterDate"),
    LETTER_SUBJECT("letterSubject"),
    LETTER_PHONE("letterPhone"),
    LETTER_VISIT("letterVisit"),
    LETTER_PAGE("letterPage"),
    LETTER_PAGE_OF("letterPageOf"),
    LETTER_CODE("letterCode"),
    LETTER_BARCODE("letterBarcode"),
    SMS_OFFICIAL("smsOfficial"),
    SMS_CORRECTION("smsCorrection"),
    SMS_LATE("smsLate"),
    SMS_EARLIER("smsEarlier", Variable.EARLIER),
    SMS_REMINDER("smsReminder"),
    SMS_NOTE("smsNote"),
    SMS_NOTE_ELSEWHERE("smsNoteElsewhere"),
    SMS_NEUTRAL("smsNeutral"),
    SMS_NEUTRAL_REACT_BY("smsNeutralReactBy", Variable.REACTION_BY),
    SMS_NEUTRAL_REACT_SOON("smsNeutralReactSoon"),
    SMS_QUESTIONS("smsQuestions"),
    SMS_CLOSING("smsClosing", Variable.withoutCaseAnd()),
    REQUESTED_QUESTIONS("requestedQuestions", Variable.withoutCaseAnd()),
    REQUESTED_WHY("requestedWhy", Variable.withoutCaseAnd()),
    CODE_SMS("codeSms", Variable.withoutCaseAnd(Variable.CODE, Variable.MINUTES)),
    LINK_HEADING("linkHeading", Variable.withoutCaseAnd()),
    LINK_EXPLANATION("linkExplanation", Variable.withoutCaseAnd(Variable.MINUTES)),
    LINK_ACTION("linkAction", Variable.withoutCaseAnd()),
    LINK_NOT_YOU("linkNotYou", Variable.withoutCaseAnd()),
    CONFIRMATION_SMS("confirmationSms", Variable.withoutCaseAnd()),
    CONFIRMATION_HEADING("confirmationHeading", Variable.withoutCaseAnd()),
    CONFIRMATION_EXPLANATION("confirmationExplanation", Variable.withoutCaseAnd()),
    FORGETTING_HEADING("forgettingHeading", Variable.withoutCaseAnd()),
    FORGETTING_EXPLANATION("forgettingExplanation", Variable.withoutCaseAnd()),
    EXPORT_HEADING("exportHeading", Variable.withoutCaseAnd()),
    EXPORT_EXPLANATION("exportExplanation", Variable.withoutCaseAnd()),
    FAILURE_HEADING("failureHeading", Variable.withoutCaseAnd()),
    FAILURE_OF_SMS("failureOfSms", Variable.withoutCaseAnd()),
    FAILURE_OF_EMAIL("failureOfEmail", Variable.withoutCaseAnd()),
    FAILURE_OF_LETTER("failureOfLetter", Variable.withoutCaseAnd()),
    INVITED_HEADING("invitedHeading", Variable.withoutCaseAnd()),
    INVITED_EXPLANATION("invitedExplanation", Variable.withoutCaseAnd(Variable.RESIDENT)),
    INVITED_ACTION("invitedAction", Variable.withoutCaseAnd()),
    ACCEPTED_HEADING("acceptedHeading", Variable.withoutCaseAnd()),
    ACCEPTED_EXPLANATION("acceptedExplanation", Variable.withoutCaseAnd(Variable.RESIDENT)),
    BEGUN_HEADING("begunHeading", Variable.withoutCaseAnd()),
    BEGUN_EXPLANATION("begunExplanation", Variable.withoutCaseAnd(Variable.RESIDENT)),
    ENDED_HEADING("endedHeading", Variable.withoutCaseAnd()),
    ENDED_EXPLANATION("endedExplanation", Variable.withoutCaseAnd(Variable.RESIDENT)),
    TEST_SMS("testSms", Variable.withoutCaseAnd()),
    TEST_HEADING("testHeading", Variable.withoutCaseAnd()),
    TEST_EXPLANATION("testExplanation", Variable.withoutCaseAnd());

    private final String key;
    private final Set<String> variables;

    Sentence(String key, Variable... more) {
        this(key, Variable.alwaysAnd(more));
    }

    Sentence(String key, Set<String> variables) {
        this.key = key;
        this.variables = variables;
    }

    String key() {
        return key;
    }

    /** The variables that have a value where this sentence is used. */
    Set<String> variables() {
        return variables;
    }

    static Optional<Sentence> of(String key) {
        return Arrays.stream(values())
                .filter(sentence -> sentence.key.equals(key))
                .findFirst();
    }
}
