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

    static Program program(DataFolder folder, Ports ports) {
        Path settings = folder.kafka().resolve("server.properties");
        try {
            Files.createDirectories(folder.kafka());
            Files.writeString(settings, settings(folder, ports));
            format(folder, settings);
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
        return new Program(
                NAME,
                ports.kafka(),
                command,
                Map.of(),
                Topics.ready(ports.kafka()),
                "",
                folder.log(NAME),
                folder.run());
    }

    /** This JVM's own; without the bridge that claims Log4j's API for SLF4J, which the broker takes for Log4j itself. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("log4j-to-slf4j"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void format(DataFolder folder, Path settings) {
        if (Files.exists(folder.kafka().resolve("log/meta.properties"))) {
            return;
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] command = {
            "format", "--ignore-formatted", "-t", Uuid.randomUuid().toString(), "-c", settings.toString()
        };
        if (StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8)) != 0) {
            throw new StackFailure("The broker's folder cannot be formatted: " + said.toString(StandardCharsets.UTF_8));
        }
    }

    private static String settings(DataFolder folder, Ports ports) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listeners=BROKER://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=BROKER://127.0.0.1:%1$d
                listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=BROKER
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.partitions=12
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=12
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=12
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                # After a kill the broker waits for its own former session to end.
                broker.heartbeat.interval.ms=1000
                broker.session.timeout.ms=5000
                # A killed consumer or producer is missed sooner than by default.
                group.min.session.timeout.ms=3000
                transaction.abort.timed.out.transaction.cleanup.interval.ms=2000
                """.formatted(
                        ports.kafka(), ports.kafkaController(), folder.kafka().resolve("log"));
    }
}
