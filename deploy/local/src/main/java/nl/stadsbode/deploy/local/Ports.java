package nl.stadsbode.deploy.local;

import java.util.List;

/**
 * The TCP ports of a stack, all on 127.0.0.1.
 *
 * @param offset added to each port, so that a second stack can run beside a first
 */
public record Ports(int offset) {

    private static final int HIGHEST_BASE = 19093;
    private static final int HIGHEST_PORT = 65535;

    public Ports {
        if (offset < 0 || offset > HIGHEST_PORT - HIGHEST_BASE) {
            throw new IllegalArgumentException("a port offset is between 0 and " + (HIGHEST_PORT - HIGHEST_BASE));
        }
    }

    /** A port and the process that listens on it. */
    public record Use(String process, String purpose, int number) {}

    public int caseService() {
        return offset + 8081;
    }

    public int preferenceService() {
        return offset + 8082;
    }

    public int notificationService() {
        return offset + 8083;
    }

    public int identityProvider() {
        return offset + 8085;
    }

    public int postRoom() {
        return offset + 8090;
    }

    public int smpp() {
        return offset + 2775;
    }

    public int smtp() {
        return offset + 2525;
    }

    /** Where the notification-service takes bounced mail. */
    public int bounces() {
        return offset + 2526;
    }

    public int sftp() {
        return offset + 2222;
    }

    public int postgresql() {
        return offset + 15432;
    }

    public int kafka() {
        return offset + 19092;
    }

    /** Where the broker's controller listens, for the broker itself. */
    public int kafkaController() {
        return offset + 19093;
    }

    public List<Use> all() {
        return List.of(
                new Use("postgresql", "PostgreSQL", postgresql()),
                new Use("kafka", "Kafka", kafka()),
                new Use("kafka", "Kafka's controller", kafkaController()),
                new Use("identity-provider", "the identity provider", identityProvider()),
                new Use("post-room", "the post room", postRoom()),
                new Use("post-room", "the post room's SMS centre (SMPP)", smpp()),
                new Use("post-room", "the post room's mail server (SMTP)", smtp()),
                new Use("post-room", "the post room's print house (SFTP)", sftp()),
                new Use("case-service", "the case-service", caseService()),
                new Use("preference-service", "the preference-service", preferenceService()),
                new Use("notification-service", "the notification-service", notificationService()),
                new Use("notification-service", "bounced mail", bounces()));
    }
}
