package nl.stadsbode.preferences.retention;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long what is not current any more is kept. What holds now (choices, numbers, addresses) is kept until the resident
 * changes it or is forgotten; the proof of a choice is kept with it.
 *
 * @param history entries of what changed and who did it, default seven years
 * @param failedContactPoints a number or e-mail address after it stopped working, default a year; addresses are the
 *     register's
 * @param receipts of exports and forgettings, default five years
 * @param registerFiles what is known of a file of the register after it was taken in, and of what was wrong with its lines,
 *     default 90 days
 * @param every how often it is looked for
 * @param batch most rows a transaction
 * @param batches most transactions of a kind each time; what is left waits for the next
 */
@Validated
@ConfigurationProperties("stadsbode.retention")
record RetentionSettings(
        @DefaultValue("2555d") @NotNull @DurationMin(days = 1)
        Duration history,

        @DefaultValue("365d") @NotNull @DurationMin(days = 1)
        Duration failedContactPoints,

        @DefaultValue("1825d") @NotNull @DurationMin(days = 30)
        Duration receipts,

        @DefaultValue("90d") @NotNull @DurationMin(days = 1) Duration registerFiles,

        @DefaultValue("1h") @NotNull @DurationMin(seconds = 1)
        Duration every,

        @DefaultValue("500") @Min(1) @Max(5_000) int batch,
        @DefaultValue("20") @Min(1) @Max(1_000) int batches) {}
