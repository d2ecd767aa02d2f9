package nl.stadsbode.notifications.clarity;

import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.notifications.residents.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the text behind a link in an e-mail, or behind the code on a letter. No one's name is looked at. */
@Component
class Opening {

    private final ClarityLinks links;
    private final WrongCodes wrong;
    private final JdbcClient jdbc;

    Opening(ClarityLinks links, WrongCodes wrong, JdbcClient jdbc) {
        this.links = links;
        this.wrong = wrong;
        this.jdbc = jdbc;
    }

    /** @param from network address of who asks: codes could be guessed */
    Opened open(String token, String from) {
        Optional<LetterCode> code = LetterCode.typed(token);
        return code.isPresent()
                ? open(code.get(), from)
                : links.opened(token).<Opened>map(ours -> ours).orElseGet(Opened.NotOurs::new);
    }

    Opened open(LetterCode code, String from) {
        if (wrong.tooMany(from)) {
            return new Opened.TooOften();
        }
        return find(code).<Opened>map(found -> found).orElseGet(() -> {
            wrong.another(from);
            return new Opened.NotOurs();
        });
    }

    /** Until a letter's text is forgotten. */
    private Optional<Opened.Ours> find(LetterCode code) {
        return jdbc.sql("""
                        select d.id, c.text_version from delivery d join content c on c.delivery_id = d.id
                        where d.letter_code = ?
                        """)
                .param(code.characters())
                .query((row, number) -> new Opened.Ours(
                        Mark.of(row.getObject("id", UUID.class)),
                        new WrittenText(row.getString("text_version"), Channel.LETTER)))
                .optional();
    }
}
