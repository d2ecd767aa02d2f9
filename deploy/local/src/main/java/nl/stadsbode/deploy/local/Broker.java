package nl.stadsbode.deploy.local;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** A real Kafka broker, its own controller (KRaft), in a JVM of its own, with its log kept on disk. */
final class Broker {

    static final String NAME = "kafka";

    private Broker() {}

    /** @param options of the stack, whose brokers know each other */
    static Program program(DataFolder folder, Options options, Instance broker) {
        Path home = folder.kafka(broker);
        Path settings = home.resolve("server.properties");
        try {
            Files.createDirectories(home);
            Files.writeString(settings, settings(options, broker, home));
            format(home, settings, clusterId(folder));
        } catch (IOException e) {
            throw new StackFailure("The broker's folder cannot be prepared: " + e.getMessage(), e);
        }
        List<String> command = List.of(
                "-Xms256m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=broker-logback.xml",
                "-cp",
                classPath(),
                "kafka.Kafka",
                settings.toString());
        int port = broker.ports(options.ports()).kafka();
        return new Program(
                broker.name(),
                port,
                command,
                Map.of(),
                Topics.ready(port),
                "",
                folder.log(broker.name()),
                folder.run());
    }

    /** This JVM's own; without the bridge that claims Log4j's API for SLF4J, which the broker takes for Log4j itself. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("log4j-to-slf4j"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String clusterId(DataFolder folder) throws IOException {
        if (Files.notExists(folder.clusterId())) {
            Files.writeString(folder.clusterId(), Uuid.randomUuid().toString());
        }
        return Files.readString(folder.clusterId());
    }

    private static void format(Path home, Path settings, String clusterId) {
        if (Files.exists(home.resolve("log/meta.properties"))) {
            return;
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] command = {"format", "--ignore-formatted", "-t", clusterId, "-c", settings.toString()};
        if (StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8)) != 0) {
            throw new StackFailure("The broker's folder cannot be formatted: " + said.toString(StandardCharsets.UTF_8));
        }
    }

    private static String settings(Options options, Instance broker, Path home) {
        List<Instance> brokers = options.brokers();
        Ports ports = broker.ports(options.ports());
        String voters = brokers.stream()
                .map(each -> each.number() + "@127.0.0.1:"
                        + each.ports(options.ports()).kafkaController())
                .collect(Collectors.joining(","));
        return """
                process.roles=broker,controller
                node.id=%4$d
                controller.quorum.voters=%5$s
                controller.listener.names=CONTROLLER
                listeners=BROKER://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=BROKER://127.0.0.1:%1$d
                listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=BROKER
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.partitions=12
                offsets.topic.replication.factor=%6$d
                offsets.topic.num.partitions=12
                transaction.state.log.replication.factor=%6$d
                transaction.state.log.min.isr=%7$d
                transaction.state.log.num.partitions=12
                share.coordinator.state.topic.replication.factor=%6$d
                share.coordinator.state.topic.min.isr=%7$d
                min.insync.replicas=%7$d
                group.initial.rebalance.delay.ms=0
                # After a kill the broker waits for its own former session to end.
                broker.heartbeat.interval.ms=1000
                broker.session.timeout.ms=5000
                # A killed consumer or producer is missed sooner than by default.
                group.min.session.timeout.ms=3000
                transaction.abort.timed.out.transaction.cleanup.interval.ms=2000
                """.formatted(
                        ports.kafka(),
                        ports.kafkaController(),
                        home.resolve("log"),
                        broker.number(),
                        voters,
                        brokers.size(),
                        mostOf(brokers.size()));
    }

    /** Of three, two: one may be lost, and what was acknowledged is still in the others. */
    private static int mostOf(int brokers) {
        return brokers / 2 + 1;
    }
}
