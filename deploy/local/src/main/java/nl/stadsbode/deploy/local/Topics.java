package nl.stadsbode.deploy.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** The topics, with what they keep and for how long. The services never make one. */
final class Topics {

    static final int PARTITIONS = 12;

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);
    private static final Duration READY_ANSWER_WITHIN = Duration.ofSeconds(3);
    private static final Map<String, String> THIRTY_DAYS = deletedAfter(Duration.ofDays(30));

    static final Map<String, Map<String, String>> SETTINGS = Map.of(
            "case-status-changed", THIRTY_DAYS,
            "contact-point-failed", THIRTY_DAYS,
            "delivery-status-changed", THIRTY_DAYS,
            "message-requested", shortLived(Duration.ofHours(24)),
            "privacy-answered", shortLived(Duration.ofDays(3)),
            "privacy-requested", THIRTY_DAYS,
            "resident-preferences", latestOfEachKey());

    private Topics() {}

    static Readiness ready(int port) {
        return () -> {
            try (Admin admin = admin("127.0.0.1:" + port, READY_ANSWER_WITHIN)) {
                Collection<?> brokers =
                        admin.describeCluster().nodes().get(READY_ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
                return !brokers.isEmpty();
            } catch (ExecutionException | TimeoutException notYet) {
                return false;
            }
        };
    }

    /** Makes what is missing, and sets what an earlier version set otherwise. */
    static void prepare(String brokers, int replicas) {
        try (Admin admin = admin(brokers, ANSWER_WITHIN)) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing = new ArrayList<>();
            Map<ConfigResource, Collection<AlterConfigOp>> settings = new HashMap<>();
            SETTINGS.forEach((name, wanted) -> {
                if (existing.contains(name)) {
                    settings.put(new ConfigResource(ConfigResource.Type.TOPIC, name), changes(wanted));
                } else {
                    missing.add(new NewTopic(name, PARTITIONS, (short) replicas).configs(wanted));
                }
            });
            admin.createTopics(missing).all().get();
            admin.incrementalAlterConfigs(settings).all().get();
        } catch (ExecutionException e) {
            throw new StackFailure("The topics cannot be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Making the topics was interrupted.", e);
        }
    }

    private static List<AlterConfigOp> changes(Map<String, String> wanted) {
        return wanted.entrySet().stream()
                .map(each ->
                        new AlterConfigOp(new ConfigEntry(each.getKey(), each.getValue()), AlterConfigOp.OpType.SET))
                .toList();
    }

    private static Admin admin(String brokers, Duration within) {
        String timeout = Long.toString(within.toMillis());
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout));
    }

    private static Map<String, String> deletedAfter(Duration kept) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(kept.toMillis()));
    }

    /** A segment is deleted as a whole, so that it may not live longer than what is in it. */
    private static Map<String, String> shortLived(Duration kept) {
        Map<String, String> settings = new HashMap<>(deletedAfter(kept));
        settings.put(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(kept.toMillis()));
        return Map.copyOf(settings);
    }

    private static Map<String, String> latestOfEachKey() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                        Long.toString(Duration.ofHours(24).toMillis()),
                TopicConfig.DELETE_RETENTION_MS_CONFIG,
                        Long.toString(Duration.ofDays(35).toMillis()));
    }
}
