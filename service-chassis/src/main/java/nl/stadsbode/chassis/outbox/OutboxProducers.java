package nl.stadsbode.chassis.outbox;

import org.apache.kafka.clients.producer.Producer;

/** Makes the producers that relays publish with. A bean of this type replaces ours: one that breaks, to see what holds. */
@FunctionalInterface
public interface OutboxProducers {

    /**
     * @param transactionalId of the shard: a later producer with the same one fences this one
     * @return not initialised yet; the relay closes it
     */
    Producer<String, byte[]> create(String transactionalId);
}
