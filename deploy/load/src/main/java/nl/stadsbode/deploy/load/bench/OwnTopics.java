package nl.stadsbode.deploy.load.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Topics of a measurement, that no service listens to; they go with it. Their names are its own each time: a topic that was
 * deleted a moment ago cannot be made again yet.
 */
final class OwnTopics implements AutoCloseable {

    private static final int PARTITIONS = 12;

    private final Set<String> names;
    private final Admin admin;

    private OwnTopics(Set<String> names, Admin admin) {
        this.names = names;
        this.admin = admin;
    }

    static OwnTopics made(String brokers, Set<String> names) {
        Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) brokers));
        List<NewTopic> topics = names.stream()
                .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                .toList();
        try {
            admin.createTopics(topics).all().get();
        } catch (InterruptedException | ExecutionException failed) {
            admin.close();
            throw new Measuring.Failed("topics to measure with", failed);
        }
        return new OwnTopics(names, admin);
    }

    @Override
    public void close() {
        try (admin) {
            admin.deleteTopics(names).all().get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new Measuring.Failed("topics to measure with", failed);
        }
    }
}
