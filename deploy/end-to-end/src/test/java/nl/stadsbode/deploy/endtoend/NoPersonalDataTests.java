package nl.stadsbode.deploy.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Name, number, e-mail address and home of residents who were told by every channel, and of those whose data were
 * refused, are looked for where they must not be. The post room is left out: it stands for the carriers, who need them.
 * The logs and traces are looked through once more after all other tests, when the stack has stopped.
 */
@WholeStadsbode
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoPersonalDataTests {

    private static final Duration A_WHILE = Duration.ofSeconds(45);
    private static final List<String> SERVICES = List.of("cases", "preferences", "notifications");

    private final Town town;
    private final Person told = Person.told("sms", "email", "letter");
    private final Person wrong = Person.told("sms");

    NoPersonalDataTests(Town town) {
        this.town = town;
    }

    @BeforeAll
    void people_are_told_by_every_channel_and_some_data_are_refused() {
        for (String channel : told.channels()) {
            Person person = Person.told(channel);
            town.register(person);
            town.open("environmental-permit", person);
            await().atMost(A_WHILE).until(() -> !town.post(person, channel).isEmpty());
        }
        Person forgotten = Person.told("sms");
        town.register(forgotten);
        town.api().delete(town.at().preferences() + "/api/v1/residents/" + forgotten.id());
        town.register(told);
        Map<String, Object> body = new HashMap<>(wrong.body());
        body.put("sms", Map.of("number", wrong.number() + "0000", "verified", true));
        body.put("email", Map.of("address", wrong.address() + "@" + wrong.address(), "verified", true));
        assertThatThrownBy(() -> town.api().put(town.at().preferences() + "/api/v1/residents/" + wrong.id(), body))
                .hasMessageContaining("422");
    }

    @Test
    void none_are_in_the_logs() throws IOException {
        for (String process : PersonalWords.PROCESSES) {
            String log = Files.readString(town.process(process).log(), ISO_8859_1);

            assertThat(log).as("the log of %s", process).isNotBlank();
            assertThat(PersonalWords.in(log)).as("in the log of %s", process).isEmpty();
        }
    }

    @Test
    void none_are_in_the_metrics() {
        for (String service : SERVICES) {
            String metrics = town.metrics(service);

            assertThat(metrics).contains("http_server_requests");
            assertThat(PersonalWords.in(metrics))
                    .as("in the metrics of %s", service)
                    .isEmpty();
            assertThat(metrics).as("ids are no labels").doesNotContain(told.id().toString());
        }
    }

    @Test
    void none_are_in_the_traces() {
        await().atMost(A_WHILE).until(() -> town.traces().senders().containsAll(Traces.SERVICES));

        assertThat(town.traces().personal()).isEmpty();
    }

    @Test
    void none_are_in_keys_headers_or_values_of_any_topic() {
        List<ConsumerRecord<byte[], byte[]>> records = published();

        assertThat(records)
                .extracting(record -> text(record.key()))
                .as("what is looked through are the events of now")
                .contains(told.id().toString());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            assertThat(PersonalWords.in(words(record)))
                    .as("at %s-%s@%s", record.topic(), record.partition(), record.offset())
                    .isEmpty();
        }
    }

    @Test
    void what_looks_for_them_would_find_them() {
        assertThat(PersonalWords.in("to " + told.number())).isNotEmpty();
        assertThat(PersonalWords.in("to 06-" + told.number().substring(4))).isNotEmpty();
        assertThat(PersonalWords.in("to " + told.address())).isNotEmpty();
        assertThat(PersonalWords.in("R. VAN DEN BERG")).isNotEmpty();
    }

    private List<ConsumerRecord<byte[], byte[]>> published() {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                town.at().kafka(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.listTopics().entrySet().stream()
                    .filter(topic -> !topic.getKey().startsWith("__"))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            consumer.assign(all);
            consumer.seekToBeginning(all);
            await().atMost(A_WHILE).until(() -> {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
                return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            });
        }
        return records;
    }

    private static String words(ConsumerRecord<byte[], byte[]> record) {
        StringBuilder words = new StringBuilder(text(record.key())).append('\n').append(text(record.value()));
        StreamSupport.stream(record.headers().spliterator(), false)
                .forEach(header ->
                        words.append('\n').append(header.key()).append('=').append(text(header.value())));
        return words.toString();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, ISO_8859_1);
    }
}
