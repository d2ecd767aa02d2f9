package nl.stadsbode.notifications.notification;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Rules that hold for every notification.
 *
 * @param deadline how long a message may still be handed over, from the first moment at which it may go
 * @param zone in which quiet hours are meant
 * @param toldAfter how long a delivery may wait for its hand-over before those concerned are told that it waits
 * @param reminderDays how many days before the last day to react its resident is reminded; 0: never
 * @param awaitingAlert age at which a notification that awaits preferences is reported
 */
@Validated
@ConfigurationProperties("stadsbode.notifications")
public record NotificationSettings(
        @DefaultValue("72h") @NotNull @DurationMin(hours = 1) @DurationMax(days = 30)
        Duration deadline,

        @DefaultValue("Europe/Amsterdam") ZoneId zone,

        @DefaultValue("10s") @NotNull @DurationMin(millis = 1) @DurationMax(days = 1)
        Duration toldAfter,

        @Min(0) @Max(60) @DefaultValue("3") int reminderDays,

        @DefaultValue("15m") @NotNull @DurationMin(seconds = 1) @DurationMax(days = 30)
        Duration awaitingAlert) {}
