package nl.stadsbode.notifications.intake;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of the intake.
 *
 * @param catchUpWithin how long status changes wait at start for the preferences that were published before it; after
 *     that they are taken in all the same, and what awaits its preferences is planned when they come
 */
@Validated
@ConfigurationProperties("stadsbode.intake")
record IntakeSettings(
        @DefaultValue("2m") @DurationMin(seconds = 0) Duration catchUpWithin) {}
