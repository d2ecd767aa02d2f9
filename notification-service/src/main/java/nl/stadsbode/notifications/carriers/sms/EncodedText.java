package nl.stadsbode.notifications.carriers.sms;

import java.nio.charset.StandardCharsets;
import nl.stadsbode.notifications.texts.Content;
import nl.stadsbode.notifications.texts.GsmAlphabet;
import org.jsmpp.bean.DataCoding;
import org.jsmpp.bean.RawDataCoding;

/**
 * A text as octets: the GSM alphabet with one septet an octet (SMPP 3.4 §5.2.19, the SMS centre's default), or UCS-2.
 *
 * @param octets text as it goes into the PDU
 */
record EncodedText(DataCoding coding, byte[] octets) {

    private static final DataCoding DEFAULT = new RawDataCoding((byte) 0);
    private static final DataCoding UCS_2 = new RawDataCoding((byte) 8);

    /** What {@code short_message} holds for one part; the rest goes as {@code message_payload}. */
    private static final int SHORT_MESSAGE_OCTETS = 160;

    static EncodedText of(Content.Sms content) {
        return content.unicode() || !GsmAlphabet.fits(content.text())
                ? new EncodedText(UCS_2, content.text().getBytes(StandardCharsets.UTF_16BE))
                : new EncodedText(DEFAULT, GsmAlphabet.octets(content.text()));
    }

    boolean needsPayload() {
        return octets.length > SHORT_MESSAGE_OCTETS;
    }

    @Override
    public String toString() {
        return "EncodedText[" + octets.length + "]";
    }
}
