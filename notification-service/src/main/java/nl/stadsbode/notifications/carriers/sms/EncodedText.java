package nl.stadsbode.notifications.carriers.sms;

import java.io.ByteArrayOutputStream;
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

    // position is the code in 3GPP TS 23.038 §6.2.1; 0x1B is the escape
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final byte[] EXTENSION_CODES = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};
    private static final int ESCAPE = 0x1B;

    /** What {@code short_message} holds for one part; the rest goes as {@code message_payload}. */
    private static final int SHORT_MESSAGE_OCTETS = 160;

    static EncodedText of(Content.Sms content) {
        return content.unicode() || !GsmAlphabet.fits(content.text())
                ? new EncodedText(UCS_2, content.text().getBytes(StandardCharsets.UTF_16BE))
                : new EncodedText(DEFAULT, septets(content.text()));
    }

    boolean needsPayload() {
        return octets.length > SHORT_MESSAGE_OCTETS;
    }

    private static byte[] septets(String text) {
        var octets = new ByteArrayOutputStream(text.length() + 8);
        for (var i = 0; i < text.length(); i++) {
            var basic = BASIC.indexOf(text.charAt(i));
            if (basic >= 0) {
                octets.write(basic);
            } else {
                octets.write(ESCAPE);
                octets.write(EXTENSION_CODES[EXTENSION.indexOf(text.charAt(i))]);
            }
        }
        return octets.toByteArray();
    }

    @Override
    public String toString() {
        return "EncodedText[" + octets.length + "]";
    }
}
