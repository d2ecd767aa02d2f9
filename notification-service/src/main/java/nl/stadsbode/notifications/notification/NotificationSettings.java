package nl.stadsbode.notifications.notification;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Rules that hold for every notification.
 *
 * @param deadline how long after the announcement a message may still be handed over
 * @param zone in which quiet hours are meant
 * @param toldAfter how long a delivery may wait for its hand-over before those concerned are told that it waits
 * @param reminderDays how many days before the last day to react its resident is reminded; 0: never
 * @param awaitingAlert age at which a notification that awaits preferences is reported
 */
@Validated
@ConfigurationProperties("stadsbode.notifications")
public record NotificationSettings(
        @DefaultValue("72h") Duration deadline,
        @DefaultValue("Europe/Amsterdam") ZoneId zone,
        @DefaultValue("10s") Duration toldAfter,
        @Min(0) @Max(60) @DefaultValue("3") int reminderDays,
        @DefaultValue("15m") Duration awaitingAlert) {}
