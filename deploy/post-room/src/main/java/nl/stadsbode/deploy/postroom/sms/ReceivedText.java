package nl.stadsbode.deploy.postroom.sms;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jspecify.annotations.Nullable;

/**
 * The text of a submit_sm, wherever it stands: in short_message, or in the message_payload parameter
 * for a long one (SMPP 3.4 §5.3.2.32).
 *
 * @param encoding {@code GSM-7}, {@code UCS-2} or {@code Latin-1}
 * @param parts how many messages a phone would receive (3GPP TS 23.040 §9.2.3.24.1)
 */
record ReceivedText(String text, String encoding, int parts) {

    private static final int UDH_INDICATOR = 0x40;

    static ReceivedText of(SubmitSm message) {
        byte[] content = withoutHeader(payload(message), message.getEsmClass());
        return switch (message.getDataCoding() & 0x0F) {
            case 8 ->
                new ReceivedText(
                        new String(content, StandardCharsets.UTF_16BE), "UCS-2", parts(content.length / 2, 70, 67));
            case 1, 3 ->
                new ReceivedText(
                        new String(content, StandardCharsets.ISO_8859_1), "Latin-1", parts(content.length, 140, 134));
            default -> new ReceivedText(Gsm7.decode(content), "GSM-7", parts(content.length, 160, 153));
        };
    }

    private static byte[] payload(SubmitSm message) {
        byte[] payload = parameter(message, OptionalParameter.Tag.MESSAGE_PAYLOAD.code());
        if (payload != null) {
            return payload;
        }
        return message.getShortMessage() == null ? new byte[0] : message.getShortMessage();
    }

    /** The bytes of one optional parameter of octets, or null when it is not there. */
    static byte @Nullable [] parameter(SubmitSm message, short tag) {
        if (message.getOptionalParameters() == null) {
            return null;
        }
        for (OptionalParameter parameter : message.getOptionalParameters()) {
            if (parameter.tag == tag && parameter instanceof OptionalParameter.OctetString octets) {
                return octets.getValue();
            }
        }
        return null;
    }

    private static byte[] withoutHeader(byte[] content, byte esmClass) {
        if ((esmClass & UDH_INDICATOR) == 0 || content.length == 0) {
            return content;
        }
        int header = 1 + (content[0] & 0xFF);
        return Arrays.copyOfRange(content, Math.min(header, content.length), content.length);
    }

    private static int parts(int characters, int single, int joined) {
        return characters <= single ? 1 : Math.ceilDiv(characters, joined);
    }
}
