package nl.stadsbode.chassis.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.utils.Utils;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events are published.
 *
 * @param shards number of parts the outbox is divided in by key; fixed for the life of the database: another number is refused at start
 * @param batch most events a transaction of the relay
 * @param gather how long a relay rests after a batch that was not full, so that the next one is larger
 * @param poll how long a relay waits when it was not woken; jittered
 * @param largestEvent bytes of data an event may have; below the broker's {@code max.message.bytes}
 * @param failuresBeforeParking times the broker may refuse one event before its key is parked
 * @param deliveryTimeout how long the producer tries before the relay closes it and begins anew
 */
@Validated
@ConfigurationProperties("stadsbode.outbox")
public record OutboxSettings(
        @DefaultValue("4") @Min(1) @Max(64) int shards,
        @DefaultValue("2000") @Min(1) @Max(20_000) int batch,

        @DefaultValue("20ms") @NotNull @DurationMin(millis = 0) @DurationMax(seconds = 5)
        Duration gather,

        @DefaultValue("500ms") @NotNull @DurationMin(millis = 10) @DurationMax(seconds = 30)
        Duration poll,

        @DefaultValue("900000") @Min(1) int largestEvent,
        @DefaultValue("5") @Min(1) int failuresBeforeParking,

        @DefaultValue("10s") @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration deliveryTimeout) {

    /**
     * By the hash that Kafka's own partitioner takes: where the number of partitions is a multiple of that of shards, as
     * it is by default (12 and 4), a relay's transaction touches its share of the partitions, and not all of them.
     */
    int shardOf(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % shards;
    }
}
