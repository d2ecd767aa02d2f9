package nl.stadsbode.cases.casework;

import java.net.URI;
import org.springframework.http.ResponseEntity;

/** Answers about a case bear its version as their ETag, for the caller's next If-Match. */
final class Answers {

    private Answers() {}

    static <T> ResponseEntity<T> ok(Case shown, T body) {
        return ResponseEntity.ok().eTag(Versions.etag(shown.version())).body(body);
    }

    static <T> ResponseEntity<T> created(Case changed, T body) {
        return ResponseEntity.created(URI.create("/api/v1/cases/" + changed.id()))
                .eTag(Versions.etag(changed.version()))
                .body(body);
    }
}
