package nl.stadsbode.chassis.inbox;

import nl.stadsbode.chassis.events.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * An event as it came from Kafka, its envelope read.
 *
 * @param key the record's key
 * @param data JSON, or null for a tombstone
 */
public record ReceivedEvent(Envelope envelope, String key, byte @Nullable [] data) {}
