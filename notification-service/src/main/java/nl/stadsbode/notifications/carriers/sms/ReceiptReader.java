package nl.stadsbode.notifications.carriers.sms;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.carriers.Receipt.Outcome;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Understands delivery receipts (SMPP 3.4 appendix B), which every SMS centre writes a little differently. */
final class ReceiptReader {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptReader.class);

    private static final Pattern ID = Pattern.compile("\\bid:\\s?(?!sub:)(\\p{Graph}{1,64})(?=\\s|$)");
    private static final Pattern STATE = Pattern.compile("\\bstat:\\s*([A-Za-z]{5,13})", Pattern.CASE_INSENSITIVE);
    private static final Pattern ERROR = Pattern.compile("\\berr:\\s*(\\d{1,5})", Pattern.CASE_INSENSITIVE);
    /** A message id that receipts can name: others are no ids at all. */
    static final Pattern WRITABLE = Pattern.compile("\\p{Graph}{1,64}");

    private final SmsSettings settings;
    private final Clock clock;

    ReceiptReader(SmsSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Null when it says nothing final, or cannot be understood. */
    @Nullable
    Receipt read(DeliverSm message) {
        var text = text(message);
        var outcome = outcome(state(message, text), error(message, text));
        if (outcome == null) {
            return null;
        }
        var reference = reference(message, text);
        var deliveryId = deliveryId(message);
        if (reference == null && deliveryId == null) {
            LOG.warn("{}: a receipt without a message id", settings.name());
            return null;
        }
        return new Receipt(
                settings.name(), reference, deliveryId, outcome, reason(outcome, message, text), clock.instant());
    }

    private static String text(DeliverSm message) {
        var payload = message.getOptionalParameter(OptionalParameter.Message_payload.class);
        var octets = payload != null ? payload.getValue() : message.getShortMessage();
        return octets == null ? "" : new String(octets, StandardCharsets.ISO_8859_1);
    }

    private @Nullable String reference(DeliverSm message, String text) {
        var given = message.getOptionalParameter(OptionalParameter.Receipted_message_id.class);
        if (given != null && WRITABLE.matcher(given.getValueAsString()).matches()) {
            return settings.answerIds().normal(given.getValueAsString());
        }
        var written = found(ID, text);
        return written == null ? null : settings.receiptIds().normal(written);
    }

    /** Some SMS centres give vendor parameters back: then even a message whose answer was lost is known. */
    private static @Nullable UUID deliveryId(DeliverSm message) {
        try {
            return message.getOptionalParameter(SmsCentre.DELIVERY_ID) instanceof OptionalParameter.OctetString octets
                    ? UUID.fromString(new String(octets.getValue(), StandardCharsets.US_ASCII).strip())
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable Outcome outcome(String state, @Nullable Integer error) {
        return switch (state) {
            case "DELIVRD", "DELIVERED" -> Outcome.DELIVERED;
            case "UNDELIV", "UNDELIVERABLE", "REJECTD", "REJECTED" ->
                error != null && settings.unknownSubscriberErrors().contains(error)
                        ? Outcome.BAD_CONTACT_POINT
                        : Outcome.FAILED;
            case "EXPIRED", "DELETED" -> Outcome.FAILED;
            default -> null; // ENROUTE, ACCEPTD, UNKNOWN: nothing final
        };
    }

    private static String state(DeliverSm message, String text) {
        var written = found(STATE, text);
        if (written != null) {
            return written.toUpperCase(Locale.ROOT);
        }
        var given = message.getOptionalParameter(OptionalParameter.Message_state.class);
        return switch (given == null ? 0 : given.getValue()) { // SMPP 3.4 §5.2.28
            case 2 -> "DELIVRD";
            case 3 -> "EXPIRED";
            case 4 -> "DELETED";
            case 5 -> "UNDELIV";
            case 8 -> "REJECTD";
            default -> "";
        };
    }

    private static @Nullable Integer error(DeliverSm message, String text) {
        var written = found(ERROR, text);
        if (written != null) {
            return Integer.valueOf(written);
        }
        var given = message.getOptionalParameter(OptionalParameter.Network_error_code.class);
        return given == null || given.getValue().length != 3 ? null : given.getErrorCode() & 0xFFFF;
    }

    private static @Nullable String reason(Outcome outcome, DeliverSm message, String text) {
        if (outcome == Outcome.DELIVERED) {
            return null;
        }
        var error = error(message, text);
        return state(message, text).toLowerCase(Locale.ROOT) + (error == null ? "" : "-" + error);
    }

    private static @Nullable String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
