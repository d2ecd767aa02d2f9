package nl.stadsbode.notifications.sending;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.LocalTime;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds and waits of sending.
 *
 * @param claimBatch most deliveries a claim takes
 * @param gather how long a sender rests after a claim of less than it might have taken, so that the next one is larger
 * @param claimLease how long a claim holds
 * @param answerLease how long a carrier may take to answer before the outcome is unknown; longer than its own time-out,
 *     of a mail relay twice that: an old line and then a new one
 * @param flushEvery how long outcomes are gathered before they are written; those that come during a write are the next batch
 * @param flushRows most outcomes a write
 * @param poll how long a sender waits when nobody wakes it
 * @param tick how often what became due is looked for
 * @param smsReceiptWait how long an SMS of unknown outcome waits for its receipt
 * @param emailReceiptWait how long an e-mail of unknown outcome waits for a bounce
 * @param firstRetry pause after the first temporary failure; doubled after each next one, with jitter
 * @param longestRetry longest such pause
 * @param letterCutOff time of day at which letters go to the print house, HH:mm, or {@code now} for at once
 * @param letterBatch most letters a batch
 * @param letterEvery how often letters are looked for after the cut-off
 */
@Validated
@ConfigurationProperties("stadsbode.sending")
public record SendingSettings(
        @DefaultValue("500") @Min(1) @Max(10_000) int claimBatch,

        @DefaultValue("20ms") @NotNull @DurationMin(millis = 0) @DurationMax(seconds = 5)
        Duration gather,

        @DefaultValue("60s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration claimLease,

        @DefaultValue("75s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 30)
        Duration answerLease,

        @DefaultValue("20ms") @NotNull @DurationMin(millis = 0) @DurationMax(seconds = 5)
        Duration flushEvery,

        @DefaultValue("500") @Min(1) @Max(10_000) int flushRows,

        @DefaultValue("500ms") @NotNull @DurationMin(millis = 10) @DurationMax(seconds = 30)
        Duration poll,

        @DefaultValue("500ms") @NotNull @DurationMin(millis = 10) @DurationMax(seconds = 30)
        Duration tick,

        @DefaultValue("15m") @NotNull @DurationMin(millis = 100) @DurationMax(days = 3)
        Duration smsReceiptWait,

        @DefaultValue("5m") @NotNull @DurationMin(millis = 100) @DurationMax(days = 3)
        Duration emailReceiptWait,

        @DefaultValue("30s") @NotNull @DurationMin(millis = 10) @DurationMax(hours = 1)
        Duration firstRetry,

        @DefaultValue("1h") @NotNull @DurationMin(millis = 10) @DurationMax(days = 1)
        Duration longestRetry,

        @DefaultValue("17:00") @Pattern(regexp = "now|([01]\\d|2[0-3]):[0-5]\\d")
        String letterCutOff,

        @DefaultValue("500") @Min(1) @Max(10_000) int letterBatch,

        @DefaultValue("1s") @NotNull @DurationMin(millis = 10) @DurationMax(hours = 1)
        Duration letterEvery) {

    /** The daily cut-off, or null for at once. */
    @Nullable
    LocalTime cutOff() {
        return letterCutOff.equals("now") ? null : LocalTime.parse(letterCutOff);
    }
}
