package nl.stadsbode.chassis.overload;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much is served at a time; each takes a thread.
 *
 * @param atOnce most requests served at once
 * @param waiting most requests that wait for their turn
 * @param longestWait after it a request is turned away, to be sent again
 */
@Validated
@ConfigurationProperties("stadsbode.overload")
record OverloadSettings(
        @DefaultValue("64") @Min(1) @Max(1_000) int atOnce,
        @DefaultValue("256") @Min(0) @Max(1_000) int waiting,
        @DefaultValue("1s") Duration longestWait) {}
