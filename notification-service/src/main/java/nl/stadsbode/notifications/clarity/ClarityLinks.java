package nl.stadsbode.notifications.clarity;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.encryption.PersonalData.CannotDecrypt;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.texts.LetterFoot;
import org.springframework.stereotype.Component;

/**
 * The addresses at which messages ask whether they were clear. An e-mail has a link, a letter a code to type. The token of
 * a link is its message's mark and its text's version, sealed with a nonce of its own: nobody else can make one or tell two
 * of one message, and who opened it would find neither person nor message.
 */
@Component
public class ClarityLinks {

    private static final String BOUND_TO = "clarity";
    private static final String BETWEEN = "\n";
    private static final int LONGEST = 400;

    private final URI base;
    private final PersonalData key;

    ClarityLinks(ClaritySettings settings, PersonalData key) {
        this.base = settings.address();
        this.key = key;
    }

    /** @param version of the words of an e-mail */
    public URI ofEmail(String version, UUID delivery) {
        String plain = Mark.of(delivery).hash() + BETWEEN + version;
        byte[] sealed = key.encrypt(plain.getBytes(StandardCharsets.UTF_8), BOUND_TO);
        return URI.create(base + "/" + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
    }

    /** Where nothing is asked: the page for codes of letters. */
    public URI ofNoMessage() {
        return base;
    }

    /** @param code that no other letter has */
    public LetterFoot ofLetter(LetterCode code) {
        return new LetterFoot(code.printed(), base.getAuthority() + base.getPath());
    }

    /** The text and by what it is counted, if the token is ours. */
    Optional<Opened.Ours> opened(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(token);
            if (!Base64.getUrlEncoder().withoutPadding().encodeToString(sealed).equals(token)) {
                return Optional.empty(); // another spelling of a token would count once more
            }
            String[] plain = new String(key.decrypt(sealed, BOUND_TO), StandardCharsets.UTF_8).split(BETWEEN, 2);
            Mark message = plain.length == 2 ? new Mark(plain[0]) : Mark.ofLink(token);
            return Optional.of(new Opened.Ours(message, new WrittenText(plain[plain.length - 1], Channel.EMAIL)));
        } catch (IllegalArgumentException | CannotDecrypt forged) {
            return Optional.empty();
        }
    }
}
