package nl.stadsbode.preferences.verification;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import nl.stadsbode.chassis.settings.PageAddress;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a number or address is shown to be someone's own, and how often that may be tried.
 *
 * @param address where links lead, as residents reach it, without a slash at the end; the token is put behind it
 * @param codeValid how long a code holds, default 10 min
 * @param linkValid how long a link holds, default 60 min
 * @param attempts wrong codes before another has to be asked for, default 5
 * @param again how long after one message the next may be asked for: a second to an hour, default 1 min
 * @param anHour most messages that a resident may have sent an hour, default 5
 * @param aDay the same a day, default 10
 * @param thereAnHour most messages that are sent to one number or address an hour, whoever asks, default 10: twice what
 *     one resident may ask for, so that nobody alone keeps another from proving that it is theirs
 * @param thereADay the same a day, default 20
 */
@Validated
@ConfigurationProperties("stadsbode.verification")
public record VerificationSettings(
        @NotNull @PageAddress @DefaultValue("http://localhost:8082/confirmation")
        URI address,

        @NotNull @DurationMin(minutes = 1) @DurationMax(hours = 1) @DefaultValue("10m")
        Duration codeValid,

        @NotNull @DurationMin(minutes = 5) @DurationMax(hours = 24) @DefaultValue("60m")
        Duration linkValid,

        @Min(1) @Max(10) @DefaultValue("5") int attempts,

        @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 1) @DefaultValue("1m")
        Duration again,

        @Min(1) @Max(100) @DefaultValue("5") int anHour,
        @Min(1) @Max(200) @DefaultValue("10") int aDay,
        @Min(1) @Max(100) @DefaultValue("10") int thereAnHour,
        @Min(1) @Max(200) @DefaultValue("20") int thereADay) {}
