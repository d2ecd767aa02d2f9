package nl.stadsbode.notifications.texts;

import org.jspecify.annotations.Nullable;

/**
 * What is special about one status.
 *
 * @param headline one sentence without its full stop: the subject line, the heading, and how the SMS begins
 * @param explanation a sentence or two on what this means
 * @param ask what the resident is asked to do, in one sentence; used only where a reaction is expected
 * @param how more about how to do that; not in an SMS
 * @param next what happens after this; not in an SMS
 * @param sms one more sentence for the SMS, where the headline alone says too little
 */
record StatusText(
        Phrase headline,
        Phrase explanation,
        @Nullable Phrase ask,
        @Nullable Phrase how,
        @Nullable Phrase next,
        @Nullable Phrase sms) {}
