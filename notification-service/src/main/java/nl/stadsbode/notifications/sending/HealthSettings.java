package nl.stadsbode.notifications.sending;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a carrier counts as unwell, and how it comes back.
 *
 * @param window last hand-overs that are looked at, default 20
 * @param atLeast hand-overs before anything is concluded from them, default 5
 * @param failures share of them, in percent, from which a carrier is unwell; default 50
 * @param slow share of slow ones, in percent, from which it is; default 50
 * @param slowAfter how long an answer takes that is slow, default 5 s
 * @param firstBreak how long it is left alone the first time, with a quarter of jitter; doubled each time; default 1 s
 * @param longestBreak longest such break, default 1 min
 * @param trials messages by which it is tried after its break, default 3
 * @param pressure how long it gets nothing after it said that we send too fast, default 1 s
 */
@Validated
@ConfigurationProperties("stadsbode.sending.health")
public record HealthSettings(
        @Min(1) @Max(1_000) @DefaultValue("20") int window,
        @Min(1) @Max(1_000) @DefaultValue("5") int atLeast,
        @Min(1) @Max(100) @DefaultValue("50") int failures,
        @Min(1) @Max(100) @DefaultValue("50") int slow,

        @NotNull @DurationMin(millis = 1) @DefaultValue("5s")
        Duration slowAfter,

        @NotNull @DurationMin(millis = 1) @DefaultValue("1s")
        Duration firstBreak,

        @NotNull @DurationMin(millis = 1) @DefaultValue("60s")
        Duration longestBreak,

        @Min(1) @Max(100) @DefaultValue("3") int trials,
        @NotNull @DefaultValue("1s") Duration pressure) {}
