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
import org.apache.kafka.common.security.plain.PlainLoginModule;

/**
 * A Kafka broker in a JVM of its own, on free ports, gone with the tests.
 *
 * @param brokers where everyone is let in
 * @param guarded where a name and a password are asked for
 */
record KafkaProcess(String brokers, String guarded) {

    static final String NAME = "sample";
    static final String PASSWORD = "of-the-tests";

    private static final long STARTS_WITHIN_SECONDS = 90;

    static KafkaProcess start() {
        try {
            Path folder = Files.createTempDirectory("kafka");
            int port = freePort();
            int guardedPort = freePort();
            Path settings = Files.writeString(
                    folder.resolve("server.properties"), settings(folder, port, freePort(), guardedPort));
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
            KafkaProcess started = new KafkaProcess("127.0.0.1:" + port, "127.0.0.1:" + guardedPort);
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

    private static String settings(Path folder, int port, int controllerPort, int guardedPort) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d,GUARDED://127.0.0.1:%4$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,GUARDED://127.0.0.1:%4$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,GUARDED:SASL_PLAINTEXT
                inter.broker.listener.name=PLAINTEXT
                sasl.enabled.mechanisms=PLAIN
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                allow.everyone.if.no.acl.found=true
                super.users=User:ANONYMOUS
                listener.name.guarded.plain.sasl.jaas.config=%5$s required user_%6$s="%7$s";
                log.dirs=%3$s
                auto.create.topics.enable=false
                group.initial.rebalance.delay.ms=0
                offsets.topic.num.partitions=4
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                """.formatted(
                        port,
                        controllerPort,
                        folder.resolve("data"),
                        guardedPort,
                        PlainLoginModule.class.getName(),
                        NAME,
                        PASSWORD);
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
