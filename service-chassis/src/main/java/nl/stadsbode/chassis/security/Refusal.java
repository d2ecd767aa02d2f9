package nl.stadsbode.chassis.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** Why somebody could not sign in, as a page tells them. */
enum Refusal {
    /** The number is nobody's whom we know. */
    UNKNOWN,
    /** It is not sure enough who it is. */
    LEVEL,
    /** Who has a number signs in at another service. */
    ELSEWHERE,
    FAILED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Refusal> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    /** Without a word of who it was. */
    OAuth2AuthenticationException exception() {
        return new OAuth2AuthenticationException(new OAuth2Error("stadsbode-" + code()));
    }

    static Refusal of(AuthenticationException failed) {
        return failed instanceof OAuth2AuthenticationException refused
                ? Arrays.stream(values())
                        .filter(each -> ("stadsbode-" + each.code())
                                .equals(refused.getError().getErrorCode()))
                        .findFirst()
                        .orElse(FAILED)
                : FAILED;
    }
}
