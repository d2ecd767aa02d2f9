package nl.stadsbode.notifications.clarity;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.encryption.PersonalData.CannotDecrypt;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.texts.LetterFoot;
import org.springframework.stereotype.Component;

/**
 * The addresses at which messages ask whether they were clear. An e-mail has a link, a letter a code to type. The token of a link is the text's version, sealed with a nonce of its
 * own: nobody else can make one, no two are the same, and it holds neither person nor message.
 */
@Component
public class ClarityLinks {

    private static final String BOUND_TO = "clarity";
    private static final int LONGEST = 400;

    private final URI base;
    private final PersonalData key;

    ClarityLinks(ClaritySettings settings, PersonalData key) {
        this.base = settings.address();
        this.key = key;
    }

    /** @param version of the words of an e-mail */
    public URI ofEmail(String version) {
        byte[] sealed = key.encrypt(version.getBytes(StandardCharsets.UTF_8), BOUND_TO);
        return URI.create(base + "/" + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
    }

    /** @param code that no other letter has */
    public LetterFoot ofLetter(LetterCode code) {
        return new LetterFoot(code.printed(), base.getAuthority() + base.getPath());
    }

    /** The text, if the token is ours. */
    Optional<WrittenText> opened(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(token);
            if (!Base64.getUrlEncoder().withoutPadding().encodeToString(sealed).equals(token)) {
                return Optional.empty(); // another spelling of a token would count once more
            }
            byte[] version = key.decrypt(sealed, BOUND_TO);
            return Optional.of(new WrittenText(new String(version, StandardCharsets.UTF_8), Channel.EMAIL));
        } catch (IllegalArgumentException | CannotDecrypt forged) {
            return Optional.empty();
        }
    }
}
