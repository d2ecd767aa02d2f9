package nl.stadsbode.notifications.flow;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.notifications.residents.Channel;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** What tests of the letter about choosing share. */
abstract class FirstLetterFlowTest extends FlowTest {

    protected final UUID someone = UUID.randomUUID();
    protected final UUID someCase = UUID.randomUUID();

    @AfterEach
    void let_letters_go() {
        gates.resume(Channel.LETTER);
        jdbc.sql("delete from knows_how_to_choose where how = 'letter'").update();
    }

    protected static Map<String, Object> home(@Nullable String line) {
        Map<String, Object> contact = new HashMap<>(Map.of("name", "R. de Vries"));
        if (line != null) {
            contact.put(
                    "address",
                    Map.of(
                            "contactPointId",
                            UUID.randomUUID(),
                            "lines",
                            List.of(line),
                            "postcode",
                            "3011AD",
                            "city",
                            "Rotterdam",
                            "country",
                            "NL"));
        }
        return contact;
    }

    protected UUID notification(UUID event) {
        return jdbc.sql("select id from notification where event_id = ?")
                .param(event)
                .query(UUID.class)
                .single();
    }

    protected UUID delivery(UUID event, int rank) {
        return jdbc.sql("select id from delivery where notification_id = ? and rank = ?")
                .params(notification(event), rank)
                .query(UUID.class)
                .single();
    }

    protected String letterOf(UUID event) throws IOException {
        return letterOf(event, 0);
    }

    protected String letterOf(UUID event, int rank) throws IOException {
        UUID delivery = delivery(event, rank);
        byte[] pdf = PRINT_HOUSE.letters().stream()
                .filter(letter -> letter.deliveryId().equals(delivery))
                .findFirst()
                .orElseThrow()
                .pdf();
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper()
                    .getText(document)
                    .replace('\u00a0', ' ')
                    .replaceAll("\\s+", " ");
        }
    }
}
