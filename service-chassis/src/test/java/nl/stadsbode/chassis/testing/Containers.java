package nl.stadsbode.chassis.testing;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Real servers in containers. */
final class Containers {

    private static final String POSTGRES = "postgres:18";
    private static final String KAFKA = "apache/kafka:4.3.1";

    private Containers() {}

    /** Whether an engine answers that has the images already: one that would have to pull may not be able to. */
    static boolean answer() {
        try {
            var docker = DockerClientFactory.instance();
            if (!docker.isDockerAvailable()) {
                return false;
            }
            docker.client().inspectImageCmd(POSTGRES).exec();
            docker.client().inspectImageCmd(KAFKA).exec();
            return true;
        } catch (RuntimeException noImage) {
            return false;
        }
    }

    static String database() {
        PostgreSQLContainer postgres = new PostgreSQLContainer(DockerImageName.parse(POSTGRES))
                .withUsername(RealServers.DATABASE_USER)
                .withPassword(RealServers.DATABASE_PASSWORD)
                .withDatabaseName("postgres")
                .withCommand("postgres", "-c", "max_connections=200");
        postgres.start();
        return postgres.getJdbcUrl().replaceFirst("\\?.*", "");
    }

    static String brokers() {
        KafkaContainer kafka = new KafkaContainer(DockerImageName.parse(KAFKA))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        kafka.start();
        return kafka.getBootstrapServers();
    }
}
