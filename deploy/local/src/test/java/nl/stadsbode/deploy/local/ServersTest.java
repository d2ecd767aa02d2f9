package nl.stadsbode.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The real PostgreSQL and the real broker, on free ports, with their data in one folder over all these tests. */
class ServersTest {

    private static final String TOPIC = "case-status-changed";

    @TempDir(cleanup = CleanupMode.ALWAYS)
    static Path folder;

    private static Options options = Options.inFolder(Path.of("unused"));

    private static final List<String> SHOWN = new CopyOnWriteArrayList<>();

    /** Left running from one test to the next: starting is most of what they cost. */
    private static @Nullable LocalStack running;

    @BeforeAll
    static void choosePorts() {
        options = Options.inFolder(folder.resolve("data"))
                .withOnly("postgresql", "kafka")
                .withFreePorts();
    }

    @BeforeEach
    void forgetWhatWasShown() {
        SHOWN.clear();
    }

    @AfterAll
    static void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void a_row_and_a_record_outlive_a_restart() throws Exception {
        LocalStack first = running();
        execute(first, "create table if not exists kept (word text)", "insert into kept values ('row')");
        send(first, "record");
        Secrets secrets = first.secrets();
        stop();

        LocalStack second = running();

        assertThat(words(second)).contains("row");
        assertThat(records(second)).contains("record");
        assertThat(second.secrets()).isEqualTo(secrets);
    }

    @Test
    void what_is_committed_is_on_disk() throws Exception {
        LocalStack stack = running();

        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertThat(query(stack, "show " + setting)).containsExactly("on");
        }
    }

    @Test
    void each_service_owns_its_database_and_enters_no_other() throws Exception {
        LocalStack stack = running();

        for (String name : Databases.NAMES) {
            try (Connection own = DriverManager.getConnection(stack.endpoints().database(name), name, "")) {
                assertThat(own.isValid(1)).isTrue();
            }
        }
        assertThatThrownBy(() -> DriverManager.getConnection(stack.endpoints().database("cases"), "preferences", ""))
                .hasMessageContaining("permission denied");
    }

    @Test
    void the_topics_are_there_and_no_other_comes_by_itself() throws Exception {
        LocalStack stack = running();

        try (Admin admin = Admin.create(bootstrap(stack))) {
            Map<String, TopicDescription> topics = admin.describeTopics(Topics.SETTINGS.keySet())
                    .allTopicNames()
                    .get();
            assertThat(topics.values())
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(12));
            assertThatThrownBy(() -> admin.describeTopics(List.of("a-new-topic"))
                            .allTopicNames()
                            .get())
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void a_broker_that_is_killed_starts_again_with_what_it_had_acknowledged() throws Exception {
        LocalStack stack = running();
        send(stack, "before the kill");

        stack.process("kafka").kill9();
        assertThat(stack.process("kafka").isAlive()).isFalse();
        stack.process("kafka").start();
        send(stack, "after the kill");

        assertThat(records(stack)).contains("before the kill", "after the kill");
        await().untilAsserted(() -> assertThat(SHOWN)
                .anyMatch(line -> line.startsWith("kafka died (exit status 137)") && line.contains("| ")));
    }

    @Test
    void a_database_that_is_killed_starts_again_with_what_was_committed() throws Exception {
        LocalStack stack = running();
        execute(stack, "create table if not exists kept (word text)", "insert into kept values ('before the kill')");

        stack.process("postgresql").kill9();
        assertThat(stack.process("postgresql").isAlive()).isFalse();
        stack.process("postgresql").start();

        assertThat(words(stack)).contains("before the kill");
        await().untilAsserted(() -> assertThat(SHOWN).anyMatch(line -> line.startsWith("postgresql died")));
    }

    @Test
    void a_process_that_dies_is_started_again_where_that_was_asked() {
        stop();
        LocalStack stack = start(options.keepingAlive());
        long pid = stack.process("kafka").pid().orElseThrow();

        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(SHOWN)
                        .filteredOn(line -> line.contains("kafka") && line.contains("ready after"))
                        .hasSize(2));
        assertThat(stack.process("kafka").pid().orElseThrow()).isNotEqualTo(pid);
    }

    @Test
    void a_second_stack_on_the_same_data_is_refused_and_the_first_lives_on() throws Exception {
        LocalStack first = running();

        assertThatThrownBy(() -> LocalStack.start(options.withFreePorts()))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("already runs")
                .hasMessageContaining("deploy/down");

        assertThat(query(first, "select 'alive'")).containsExactly("alive");
        assertThat(first.data().endpoints()).exists();
    }

    @Test
    void a_port_that_is_taken_is_named_and_nothing_is_started() throws Exception {
        Options elsewhere = Options.inFolder(folder.resolve("taken"))
                .withOnly("postgresql", "kafka")
                .withFreePorts();
        try (ServerSocket taken = new ServerSocket(elsewhere.ports().kafka(), 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> LocalStack.start(elsewhere))
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("Kafka");
        }

        assertThat(elsewhere.data().resolve("postgresql")).doesNotExist();
    }

    @Test
    void a_fresh_start_begins_with_nothing() throws Exception {
        Options own =
                Options.inFolder(folder.resolve("fresh")).withOnly("postgresql").withFreePorts();
        try (LocalStack first = LocalStack.start(own)) {
            execute(first, "create table kept (word text)");
        }

        try (LocalStack second = LocalStack.startFresh(own)) {
            assertThat(query(second, "select count(*) from pg_tables where tablename = 'kept'"))
                    .containsExactly("0");
        }
    }

    @Test
    void the_addresses_are_written_down_for_programs_outside_while_it_runs() throws Exception {
        LocalStack stack = running();
        String written = Files.readString(stack.data().endpoints());

        assertThat(written).contains("STADSBODE_CASES_URL=" + stack.endpoints().cases(), "STADSBODE_SYSTEM_SECRET=");
        stop();
        assertThat(stack.data().endpoints()).doesNotExist();
    }

    private static LocalStack running() {
        LocalStack known = running;
        return known == null || known.isClosed() ? start(options) : known;
    }

    private static LocalStack start(Options wanted) {
        LocalStack stack = LocalStack.start(wanted.withProgress(SHOWN::add));
        running = stack;
        return stack;
    }

    private static void execute(LocalStack stack, String... statements) throws Exception {
        try (Connection connection = cases(stack);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static List<String> words(LocalStack stack) throws Exception {
        return query(stack, "select word from kept");
    }

    private static List<String> query(LocalStack stack, String query) throws Exception {
        List<String> values = new ArrayList<>();
        try (Connection connection = cases(stack);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static Connection cases(LocalStack stack) throws Exception {
        return DriverManager.getConnection(stack.endpoints().database("cases"), "cases", "");
    }

    private static void send(LocalStack stack, String value) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(bootstrap(stack), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, 0, "key", value)).get();
        }
    }

    private static List<String> records(LocalStack stack) {
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(bootstrap(stack), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return StreamSupport.stream(consumer.poll(Duration.ofSeconds(20)).spliterator(), false)
                    .map(each -> each.value())
                    .toList();
        }
    }

    private static Properties bootstrap(LocalStack stack) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", stack.endpoints().kafka());
        return properties;
    }
}
