package nl.stadsbode.notifications.operations;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.chassis.processing.ProcessingLog;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.residents.Residents;
import nl.stadsbode.notifications.texts.KeptContent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** What was handed over, as the resident got it: a text, an e-mail's HTML or a letter's PDF. */
@Component
class SentContent {

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final String NOTHING_RUNS =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    private record Sealed(
            UUID deliveryId, Channel channel, @Nullable UUID residentId, byte[] sealed) {}

    /** A letter to a secret address (BRP): who delivers it or answers the phone does not see where somebody lives. */
    static final class SecretAddress extends RuntimeException {
        SecretAddress() {
            super("the letter bears a secret address");
        }
    }

    private final JdbcClient jdbc;
    private final Residents residents;
    private final KeptContent kept;
    private final ProcessingLog log;

    SentContent(JdbcClient jdbc, Residents residents, KeptContent kept, ProcessingLog log) {
        this.jdbc = jdbc;
        this.residents = residents;
        this.kept = kept;
        this.log = log;
    }

    /**
     * @param delivery null for the last one that has content
     * @param shownTo who asked; every look is written down
     * @return empty when nothing was handed over
     * @throws SecretAddress where the address on a letter is not to be seen
     */
    Optional<ResponseEntity<byte[]>> show(UUID notification, @Nullable UUID delivery, Authentication shownTo) {
        return jdbc.sql("""
                        select d.id, d.channel, n.resident_id, c.sealed
                        from delivery d join content c on c.delivery_id = d.id
                        join notification n on n.id = d.notification_id
                        where d.notification_id = ? and (?::uuid is null or d.id = ?::uuid)
                        order by d.rank desc limit 1
                        """)
                .param(notification)
                .param(delivery)
                .param(delivery)
                .query((row, number) -> new Sealed(
                        row.getObject("id", UUID.class),
                        Channel.of(row.getString("channel")).orElseThrow(),
                        row.getObject("resident_id", UUID.class),
                        row.getBytes("sealed")))
                .optional()
                .map(found -> {
                    refuseSecret(found);
                    if (found.residentId() != null) {
                        log.looks(shownTo, "message-shown", found.residentId());
                    }
                    return response(found);
                });
    }

    private void refuseSecret(Sealed found) {
        UUID resident = found.residentId();
        if (found.channel() == Channel.LETTER
                && resident != null
                && residents.find(List.of(resident)).values().stream()
                        .map(known -> known.contact().address())
                        .anyMatch(address -> address != null && Boolean.TRUE.equals(address.secret()))) {
            throw new SecretAddress();
        }
    }

    private ResponseEntity<byte[]> response(Sealed found) {
        byte[] sealed = found.sealed();
        UUID delivery = found.deliveryId();
        return switch (found.channel()) {
            case SMS -> response(TEXT, utf8(kept.sms(sealed, delivery).text()), found);
            case EMAIL -> response(HTML, utf8(kept.email(sealed, delivery).html()), found);
            case LETTER -> response(MediaType.APPLICATION_PDF, kept.letter(sealed, delivery), found);
        };
    }

    private static ResponseEntity<byte[]> response(MediaType type, byte[] body, Sealed found) {
        var response = ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff");
        if (found.channel() == Channel.LETTER) {
            response.header("Content-Disposition", "inline; filename=\"" + found.deliveryId() + ".pdf\"");
        } else {
            response.header("Content-Security-Policy", NOTHING_RUNS);
        }
        return response.body(body);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
