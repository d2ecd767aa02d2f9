package nl.stadsbode.chassis.testing;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * One PostgreSQL and one Kafka a JVM: in containers where a Docker engine answers, else embedded. The switch
 * {@code -Dstadsbode.test.servers=docker|embedded} overrides.
 */
public final class RealServers {

    public static final String DATABASE_USER = "postgres";
    public static final String DATABASE_PASSWORD = "postgres";
    private static final int PARTITIONS = 3;
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final RealServers STARTED = start();

    private final String databaseUrl;
    private final String brokers;
    private final Path keyset;

    private RealServers(String databaseUrl, String brokers, Path keyset) {
        this.databaseUrl = databaseUrl;
        this.brokers = brokers;
        this.keyset = keyset;
    }

    public static RealServers started() {
        return STARTED;
    }

    public String brokers() {
        return brokers;
    }

    /** A keyset as {@code stadsbode.encryption.keyset} names it. */
    public Path keyset() {
        return keyset;
    }

    /** JDBC address of a new, empty database. */
    public String newDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(databaseUrl, DATABASE_USER, DATABASE_PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException refused) {
            throw new IllegalStateException("the test database cannot be made", refused);
        }
        return databaseUrl.replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
    }

    /** A broker that asks who we are, and what a service has to be told to be let in. */
    GuardedKafka guardedKafka() {
        return GuardedKafka.of(Embedded.kafka());
    }

    public void createTopics(Collection<String> names) {
        createTopics(names, brokers);
    }

    static void createTopics(Collection<String> names, String brokers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers))) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing = names.stream()
                    .filter(name -> !existing.contains(name))
                    .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException("the topics cannot be made", failed);
        }
    }

    private static RealServers start() {
        Path keyset = writeKeyset();
        return switch (System.getProperty("stadsbode.test.servers", "auto")) {
            case "docker" -> new RealServers(Containers.database(), Containers.brokers(), keyset);
            case "embedded" ->
                new RealServers(Embedded.database(), Embedded.kafka().brokers(), keyset);
            default ->
                Containers.answer()
                        ? new RealServers(Containers.database(), Containers.brokers(), keyset)
                        : new RealServers(Embedded.database(), Embedded.kafka().brokers(), keyset);
        };
    }

    private static Path writeKeyset() {
        try {
            AeadConfig.register();
            Path file = Files.createTempFile("keyset", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(
                    file,
                    TinkJsonProtoKeysetFormat.serializeKeyset(
                            KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
                            InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
