package nl.stadsbode.notifications.texts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import nl.stadsbode.chassis.encryption.PersonalData;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was handed over, as it is kept: encrypted, bound to its delivery. A letter is its PDF; an SMS or e-mail is JSON,
 * deflated: an e-mail is mostly layout, and a third of it fits a row, where the whole would go into a table beside it.
 */
@Component
public class KeptContent {

    private final PersonalData personalData;
    private final JsonMapper json;

    KeptContent(PersonalData personalData, JsonMapper json) {
        this.personalData = personalData;
        this.json = json;
    }

    public byte[] seal(Content content, UUID delivery) {
        byte[] plain =
                content instanceof Content.Letter letter ? letter.pdf() : deflated(json.writeValueAsBytes(content));
        return personalData.encrypt(plain, delivery.toString());
    }

    public Content.Sms sms(byte[] sealed, UUID delivery) {
        return read(sealed, delivery, Content.Sms.class);
    }

    public Content.Email email(byte[] sealed, UUID delivery) {
        return read(sealed, delivery, Content.Email.class);
    }

    /** The PDF. */
    public byte[] letter(byte[] sealed, UUID delivery) {
        return personalData.decrypt(sealed, delivery.toString());
    }

    private <T> T read(byte[] sealed, UUID delivery, Class<T> type) {
        byte[] plain = personalData.decrypt(sealed, delivery.toString());
        try (var inflated = new InflaterInputStream(new ByteArrayInputStream(plain))) {
            return json.readValue(inflated, type);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] deflated(byte[] plain) {
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 2);
            try (var deflater = new DeflaterOutputStream(bytes, fast)) {
                deflater.write(plain);
            }
            return bytes.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            fast.end();
        }
    }
}
