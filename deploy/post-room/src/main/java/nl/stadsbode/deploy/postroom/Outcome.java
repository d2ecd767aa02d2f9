package nl.stadsbode.deploy.postroom;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of a message after it was taken, as its recipient decides. */
public enum Outcome {
    /** It reached the phone or the mailbox. */
    DELIVERED,
    /** The phone cannot be reached: a failed receipt follows. */
    UNDELIVERABLE,
    /** Taken, and nothing is ever heard of it. */
    SILENT,
    /** The mailbox does not exist: the mail is returned. */
    BOUNCED,
    /** Printed and posted. */
    PRINTED,
    /** Printed and posted, and the letter came back. */
    RETURNED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
