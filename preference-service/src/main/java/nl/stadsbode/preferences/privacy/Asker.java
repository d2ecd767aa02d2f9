package nl.stadsbode.preferences.privacy;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * Who has something done with all that is kept of a resident.
 *
 * @param colleague or system that does it for the resident; null: the resident, signed in
 * @param identity by what the colleague saw who asks; null: the resident, or a system that saw to it itself
 */
record Asker(@Nullable Authentication colleague, @Nullable Identity identity) {

    static final Asker RESIDENT = new Asker(null, null);

    String code() {
        return colleague == null ? "resident" : "contact";
    }

    @Nullable
    String seen() {
        return identity == null ? null : identity.code();
    }
}
