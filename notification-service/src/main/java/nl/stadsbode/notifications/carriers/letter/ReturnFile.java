package nl.stadsbode.notifications.carriers.letter;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.carriers.Receipt.Outcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the print house says about a batch.
 *
 * @param receipts of the lines that could be understood
 * @param unreadable lines that could not; 1 for a file that is no return file
 */
record ReturnFile(List<Receipt> receipts, int unreadable) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern REASON = Pattern.compile("[a-z0-9]+(-[a-z0-9]+){0,9}");
    private static final int LONGEST_REASON = 60;
    private static final Duration LONGEST_AGO = Duration.ofDays(366);

    private record Whole(@Nullable List<@Nullable Line> letters) {}

    private record Line(
            @Nullable String deliveryId,
            @Nullable String state,
            @Nullable String reason,
            @Nullable String at) {}

    /** @param written when the file was; counts where a line says no moment, or one that cannot be */
    static ReturnFile read(byte[] content, LetterSettings settings, Instant written) {
        Whole whole;
        try {
            whole = JSON.readValue(content, Whole.class);
        } catch (JacksonException e) {
            return new ReturnFile(List.of(), 1);
        }
        if (whole == null || whole.letters() == null) {
            return new ReturnFile(List.of(), 1);
        }
        var receipts = new ArrayList<Receipt>();
        for (var line : whole.letters()) {
            var receipt = line == null ? null : receipt(line, settings, written);
            if (receipt != null) {
                receipts.add(receipt);
            }
        }
        return new ReturnFile(receipts, whole.letters().size() - receipts.size());
    }

    private static @Nullable Receipt receipt(Line line, LetterSettings settings, Instant written) {
        var deliveryId = deliveryId(line.deliveryId());
        var reason = reason(line.reason());
        var outcome = outcome(line.state(), reason, settings);
        return deliveryId == null || outcome == null
                ? null
                : new Receipt(settings.name(), null, deliveryId, outcome, reason, at(line.at(), written));
    }

    private static @Nullable UUID deliveryId(@Nullable String id) {
        try {
            return id != null && id.length() == 36 ? UUID.fromString(id) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Outcome outcome(@Nullable String state, @Nullable String reason, LetterSettings settings) {
        return switch (state) {
            case "printed" -> Outcome.DELIVERED;
            case "returned" -> Outcome.RETURNED;
            case "rejected" ->
                reason != null && settings.notReceived().contains(reason) ? Outcome.NOT_RECEIVED : Outcome.FAILED;
            case null, default -> null;
        };
    }

    /** Free text may name a person: only a code is taken over. */
    private static @Nullable String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            return null;
        }
        return reason.length() <= LONGEST_REASON && REASON.matcher(reason).matches() ? reason : "other";
    }

    private static Instant at(@Nullable String at, Instant written) {
        try {
            var moment = at == null ? written : OffsetDateTime.parse(at).toInstant();
            return Duration.between(moment, written).abs().compareTo(LONGEST_AGO) > 0 ? written : moment;
        } catch (DateTimeException | ArithmeticException e) {
            return written;
        }
    }
}
