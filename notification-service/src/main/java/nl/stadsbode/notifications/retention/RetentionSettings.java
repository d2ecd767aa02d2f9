package nl.stadsbode.notifications.retention;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long what is finished is kept.
 *
 * @param keep how long after its end a notification is kept, with all that belongs to it; longer than Kafka keeps the
 *     event it came from
 * @param every how often it is looked for
 * @param batch most notifications, or receipts, a transaction
 * @param batches most transactions of a kind each time; what is left waits for the next
 */
@Validated
@ConfigurationProperties("stadsbode.retention")
public record RetentionSettings(
        @DefaultValue("90d") @NotNull @DurationMin(days = 35)
        Duration keep,

        @DefaultValue("1m") @NotNull @DurationMin(seconds = 1)
        Duration every,

        @DefaultValue("500") @Min(1) @Max(5_000) int batch,
        @DefaultValue("20") @Min(1) @Max(1_000) int batches) {

    /** {@link #keep} in whole days, as it is said to people. */
    public long days() {
        return keep.toDays();
    }
}
