package nl.stadsbode.cases.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * An answer as it is given again. Its body is encrypted: it may quote a note.
 *
 * @param body base64
 */
record StoredAnswer(
        int status, @Nullable String location, @Nullable String etag, String body) {}
