package nl.stadsbode.chassis.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/** A Kafka broker in a JVM of its own, on a free port, gone with the tests. */
record KafkaProcess(String brokers) {

    private static final long STARTS_WITHIN_SECONDS = 90;

    static KafkaProcess start() {
        try {
            Path folder = Files.createTempDirectory("kafka");
            int port = freePort();
            Path settings = Files.writeString(folder.resolve("server.properties"), settings(folder, port, freePort()));
            run(
                            "kafka.tools.StorageTool",
                            folder,
                            "format",
                            "-t",
                            Uuid.randomUuid().toString(),
                            "-c",
                            settings.toString())
                    .waitFor(STARTS_WITHIN_SECONDS, TimeUnit.SECONDS);
            Process broker = run("kafka.Kafka", folder, settings.toString());
            Runtime.getRuntime().addShutdownHook(new Thread(broker::destroyForcibly));
            KafkaProcess started = new KafkaProcess("127.0.0.1:" + port);
            started.awaitReady();
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException("the embedded Kafka does not start", failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private void awaitReady() {
        int millis = (int) TimeUnit.SECONDS.toMillis(STARTS_WITHIN_SECONDS);
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis))) {
            admin.describeCluster().nodes().get();
        } catch (Exception silent) {
            throw new IllegalStateException("the embedded Kafka does not answer", silent);
        }
    }

    private static String settings(Path folder, int port, int controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                log.dirs=%3$s
                auto.create.topics.enable=false
                group.initial.rebalance.delay.ms=0
                offsets.topic.num.partitions=4
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                """.formatted(port, controllerPort, folder.resolve("data"));
    }

    private static Process run(String program, Path folder, String... arguments) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=nl/stadsbode/chassis/testing/kafka-process-logback.xml",
                program));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("kafka.log").toFile()));
        builder.environment().put("CLASSPATH", classPath);
        return builder.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
