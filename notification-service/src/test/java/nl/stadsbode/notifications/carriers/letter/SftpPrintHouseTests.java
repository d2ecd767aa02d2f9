package nl.stadsbode.notifications.carriers.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.stadsbode.notifications.carriers.PrintHouse.Batch;
import nl.stadsbode.notifications.carriers.PrintHouse.Letter;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.carriers.Receipt.Outcome;
import nl.stadsbode.notifications.carriers.ReceivedReceipts;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.json.JsonMapper;

class SftpPrintHouseTests {

    private static final UUID BATCH = UUID.fromString("01980000-0000-7000-8000-000000000001");
    private static final Batch THREE = new Batch(
            BATCH,
            Instant.parse("2026-11-23T17:00:00Z"),
            IntStream.range(0, 3)
                    .mapToObj(i -> new Letter(
                            delivery(i), ("%PDF letter " + i).repeat(10_000).getBytes(), 1 + i))
                    .toList());

    private final ReceivedReceipts receipts = new ReceivedReceipts();

    @TempDir
    private Path root;

    private SftpHouse there;
    private PrintHouseConnection connection;
    private SftpPrintHouse house;
    private ReturnFiles returnFiles;

    @BeforeEach
    void started() throws IOException {
        there = new SftpHouse(root);
        connectWith(Map.of("letter.any-host-key", "true"));
    }

    @AfterEach
    void everything_stops() throws IOException {
        returnFiles.stop();
        connection.stop();
        there.close();
    }

    private static LetterSettings settings(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("letter", LetterSettings.class);
    }

    private void connectWith(Map<String, String> more) {
        if (connection != null) {
            connection.stop();
        }
        var values = new HashMap<String, String>(Map.of(
                "letter.port", Integer.toString(there.port()),
                "letter.password", "local",
                "letter.look-every", "20ms",
                "letter.connect-timeout", "20s",
                "letter.answer-timeout", "20s"));
        values.putAll(more);
        var settings = settings(values);
        connection = new PrintHouseConnection(settings);
        house = new SftpPrintHouse(settings, connection);
        returnFiles = new ReturnFiles(settings, connection, receipts, Clock.systemUTC());
        connection.start();
    }

    private static UUID delivery(int i) {
        return new UUID(0x0198_1111_2222_7333L, 0x8444_0000_0000_0000L + i);
    }

    private Path folder() {
        return there.in().resolve("batch-" + BATCH);
    }

    @Test
    void a_batch_is_put_there_with_its_manifest_last() throws Exception {
        house.upload(THREE);

        assertThat(there.renames())
                .containsExactly(delivery(0) + ".pdf", delivery(1) + ".pdf", delivery(2) + ".pdf", "manifest.json");
        assertThatBatchIsWhole();
    }

    private void assertThatBatchIsWhole() throws IOException {
        try (var files = Files.list(folder())) {
            assertThat(files).hasSize(4).noneMatch(file -> file.toString().endsWith(".part"));
        }
        for (var letter : THREE.letters()) {
            assertThat(folder().resolve(letter.deliveryId() + ".pdf")).hasBinaryContent(letter.pdf());
        }
        var manifest = JsonMapper.shared().readTree(Files.readAllBytes(folder().resolve("manifest.json")));
        assertThat(manifest.get("batchId").asString()).isEqualTo(BATCH.toString());
        assertThat(manifest.get("sealedAt").asString()).isEqualTo("2026-11-23T17:00:00Z");
        assertThat(manifest.get("letters")).hasSize(3);
        assertThat(manifest.at("/letters/1/deliveryId").asString())
                .isEqualTo(delivery(1).toString());
        assertThat(manifest.at("/letters/1/file").asString()).isEqualTo(delivery(1) + ".pdf");
        assertThat(manifest.at("/letters/1/pages").asInt()).isEqualTo(2);
        assertThat(manifest.at("/letters/1/sha256").asString()).matches("[0-9a-f]{64}");
    }

    @Test
    void a_batch_that_is_there_is_left_alone() throws Exception {
        house.upload(THREE);
        there.behave();

        house.upload(THREE);

        assertThat(there.renames()).isEmpty();
    }

    @Test
    void a_letter_that_another_instance_brought_meanwhile_is_not_taken_away_to_be_put_there_again() throws Exception {
        house.upload(THREE);
        Files.delete(folder().resolve("manifest.json"));
        there.behave();

        house.upload(THREE);

        assertThat(there.renames()).containsExactly("manifest.json");
        assertThatBatchIsWhole();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "done", "unreadable"})
    void a_batch_that_was_printed_already_is_not_put_there_again(String answer) throws Exception {
        Path folder = Files.createDirectories(there.out().resolve(answer));
        Files.writeString(folder.resolve("batch-" + BATCH + ".return.json"), "{}");

        house.upload(THREE);

        assertThat(folder()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void an_upload_that_broke_after_any_file_is_completed_by_the_next(int files) throws Exception {
        there.breakAfterRenames(files);
        assertThatThrownBy(() -> house.upload(THREE)).isInstanceOf(IOException.class);
        assertThat(Files.exists(folder().resolve("manifest.json"))).isEqualTo(files == 4);
        there.behave();

        house.upload(THREE);

        assertThatBatchIsWhole();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6, 11})
    void an_upload_that_broke_within_a_file_is_completed_by_the_next(int write) throws Exception {
        there.breakInWrite(write);
        assertThatThrownBy(() -> house.upload(THREE)).isInstanceOf(IOException.class);
        assertThat(folder().resolve("manifest.json")).doesNotExist();
        there.behave();

        house.upload(THREE);

        assertThatBatchIsWhole();
    }

    @Test
    void a_session_that_is_closing_as_an_upload_begins_is_an_io_failure_at_most() throws Exception {
        for (int i = 0; i < 20; i++) {
            var batch = new Batch(UUID.randomUUID(), THREE.sealedAt(), THREE.letters());
            there.hangUp();
            try {
                house.upload(batch);
            } catch (IOException broke) {
                house.upload(batch);
            }
            assertThat(there.in().resolve("batch-" + batch.id()).resolve("manifest.json"))
                    .exists();
        }
    }

    @Test
    void a_print_house_that_is_away_is_an_io_failure_until_it_is_back() throws Exception {
        house.upload(THREE);
        there.close();
        var next = new Batch(UUID.randomUUID(), THREE.sealedAt(), THREE.letters());
        assertThatThrownBy(() -> house.upload(next)).isInstanceOf(IOException.class);

        there = new SftpHouse(root, there.port());
        house.upload(next);

        assertThat(there.in().resolve("batch-" + next.id()).resolve("manifest.json"))
                .exists();
    }

    @Test
    void a_print_house_whose_disk_is_full_is_an_io_failure_and_the_batch_goes_whole_later() throws Exception {
        there.fillUp();
        assertThatThrownBy(() -> house.upload(THREE)).isInstanceOf(IOException.class);
        assertThat(folder().resolve("manifest.json")).doesNotExist();

        there.behave();
        house.upload(THREE);

        assertThatBatchIsWhole();
    }

    @Test
    void a_print_house_that_falls_silent_is_an_io_failure_in_time_and_the_batch_goes_whole_later() throws Exception {
        connectWith(Map.of("letter.any-host-key", "true", "letter.answer-timeout", "2s"));
        there.fallSilent();
        assertThatThrownBy(() -> house.upload(THREE)).isInstanceOf(IOException.class);

        there.behave();
        house.upload(THREE);

        assertThatBatchIsWhole();
    }

    @Test
    void one_session_serves_all() throws Exception {
        for (var i = 0; i < 5; i++) {
            house.upload(new Batch(UUID.randomUUID(), THREE.sealedAt(), THREE.letters()));
        }

        assertThat(there.sessions()).isEqualTo(1);
    }

    @Test
    void the_servers_key_can_be_pinned() throws Exception {
        connectWith(Map.of("letter.host-key", there.fingerprint()));

        house.upload(THREE);

        assertThatBatchIsWhole();
    }

    @Test
    void a_server_that_shows_another_key_gets_nothing() {
        connectWith(Map.of("letter.host-key", "SHA256:" + "A".repeat(43), "letter.any-host-key", "true"));

        assertThatThrownBy(() -> house.upload(THREE)).isInstanceOf(IOException.class);
        assertThat(folder()).doesNotExist();
    }

    @Test
    void a_wrong_password_is_an_io_failure() {
        connectWith(Map.of("letter.any-host-key", "true", "letter.password", "wrong"));

        assertThatThrownBy(() -> house.upload(THREE)).isInstanceOf(IOException.class);
    }

    @Test
    void a_key_opens_the_door_as_well() throws Exception {
        var pair = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        there.allow(pair.getPublic());
        var file = root.resolve("private-key");
        try (var out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "stadsbode", null, out);
        }
        connectWith(Map.of("letter.any-host-key", "true", "letter.password", "wrong", "letter.key", file.toString()));

        house.upload(THREE);

        assertThatBatchIsWhole();
    }

    @Test
    void some_host_key_has_to_be_set() {
        assertThatThrownBy(() -> settings(Map.of("letter.password", "local"))).isInstanceOf(BindException.class);
        assertThat(settings(Map.of("letter.enabled", "false")).enabled()).isFalse();
    }

    private void answered(String name, String content) throws IOException {
        Files.writeString(there.out().resolve(name), content);
    }

    private Path done(String name) {
        return there.out().resolve("done").resolve(name);
    }

    private Path unreadable(String name) {
        return there.out().resolve("unreadable").resolve(name);
    }

    private static String line(int delivery, String state, String reason) {
        return "{\"deliveryId\":\"%s\",\"state\":\"%s\",\"reason\":%s,\"at\":\"2026-11-24T08:00:00Z\"}"
                .formatted(delivery(delivery), state, reason);
    }

    @Test
    void a_return_file_says_what_became_of_each_letter() throws Exception {
        answered(
                "batch-1.return.json",
                "{\"batchId\":\"1\",\"letters\":[%s,%s,%s,%s]}"
                        .formatted(
                                line(0, "printed", "null"),
                                line(1, "returned", "\"unknown-at-address\""),
                                line(2, "rejected", "\"Mevrouw Jansen woont hier niet\""),
                                line(3, "rejected", "\"checksum-differs\"")));

        returnFiles.start();

        await().until(() -> Files.exists(done("batch-1.return.json")));
        var at = Instant.parse("2026-11-24T08:00:00Z");
        assertThat(receipts.all())
                .containsExactly(
                        new Receipt("print-house", null, delivery(0), Outcome.DELIVERED, null, at),
                        new Receipt("print-house", null, delivery(1), Outcome.RETURNED, "unknown-at-address", at),
                        new Receipt("print-house", null, delivery(2), Outcome.FAILED, "other", at),
                        new Receipt("print-house", null, delivery(3), Outcome.NOT_RECEIVED, "checksum-differs", at));
        assertThat(there.out().resolve("batch-1.return.json")).doesNotExist();
    }

    @Test
    void files_that_are_being_written_and_others_are_left() throws Exception {
        answered("batch-1.return.json.part", "{\"letters\":[%s]}".formatted(line(0, "printed", "null")));
        answered("readme.txt", "hello");
        answered("batch-2.return.json", "{\"letters\":[]}");

        returnFiles.start();

        await().until(() -> Files.exists(done("batch-2.return.json")));
        assertThat(receipts.all()).isEmpty();
        assertThat(there.out().resolve("batch-1.return.json.part")).exists();
        assertThat(there.out().resolve("readme.txt")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"letters\":null}",
                "{\"letters\":[null]}",
                "{\"letters\":[{}]}",
                "{\"letters\":[{\"deliveryId\":\"1-2-3-4-5\",\"state\":\"printed\"}]}",
                "{\"letters\":[{\"deliveryId\":\"01981111-2222-7333-8444-555566667777\",\"state\":\"eaten\"}]}",
                "{\"letters\":7}",
                "not json \u0000"
            })
    void a_file_that_cannot_be_understood_is_set_apart(String content) throws Exception {
        answered("batch-1.return.json", content);
        answered("batch-2.return.json", "{\"letters\":[%s]}".formatted(line(0, "printed", "null")));

        returnFiles.start();

        await().until(() -> Files.exists(unreadable("batch-1.return.json")));
        await().until(() -> Files.exists(done("batch-2.return.json")));
        assertThat(receipts.all()).hasSize(1);
    }

    @Test
    void what_can_be_understood_of_a_file_counts() throws Exception {
        answered(
                "batch-1.return.json",
                "{\"letters\":[{\"deliveryId\":\"?\"},%s]}".formatted(line(0, "printed", "null")));

        returnFiles.start();

        await().until(() -> Files.exists(unreadable("batch-1.return.json")));
        assertThat(receipts.all())
                .singleElement()
                .extracting(Receipt::deliveryId)
                .isEqualTo(delivery(0));
    }

    @Test
    void a_file_is_put_away_only_after_it_was_stored() throws Exception {
        receipts.failTimes(2);
        answered("batch-1.return.json", "{\"letters\":[%s]}".formatted(line(0, "printed", "null")));

        returnFiles.start();

        await().until(() -> receipts.failuresLeft() == 0);
        await().until(() -> Files.exists(done("batch-1.return.json")));
        assertThat(receipts.all()).hasSize(1);
    }

    /** Whenever it is read: else a letter that was sent again would be taken for one that was not received once more. */
    @Test
    void a_line_without_a_moment_or_with_one_that_cannot_be_has_that_of_its_file() throws Exception {
        var written = Instant.parse("2026-11-24T08:00:00Z");
        var lines =
                "{\"deliveryId\":\"%s\",\"state\":\"printed\"},{\"deliveryId\":\"%s\",\"state\":\"printed\",\"at\":\"%s\"}"
                        .formatted(delivery(0), delivery(1), "+999999999-12-31T23:59:59Z");
        answered("batch-1.return.json.part", "{\"letters\":[%s]}".formatted(lines));
        var file = there.out().resolve("batch-1.return.json.part");
        Files.setLastModifiedTime(file, FileTime.from(written));
        Files.move(file, there.out().resolve("batch-1.return.json"));

        returnFiles.start();

        await().until(() -> receipts.all().size() == 2);
        assertThat(receipts.all()).extracting(Receipt::at).containsOnly(written);
    }

    @Test
    void a_second_answer_about_a_batch_replaces_nothing() throws Exception {
        returnFiles.start();
        answered("batch-1.return.json", "{\"letters\":[%s]}".formatted(line(0, "printed", "null")));
        await().until(() -> Files.exists(done("batch-1.return.json")));

        answered("batch-1.return.json", "{\"letters\":[%s]}".formatted(line(0, "returned", "\"moved\"")));

        await().until(() -> receipts.all().size() == 2);
        await().until(() -> {
            try (var files = Files.list(there.out().resolve("done"))) {
                return files.count() == 2;
            }
        });
    }

    @Test
    void looking_goes_on_after_the_print_house_was_away() throws Exception {
        returnFiles.start();
        there.close();

        there = new SftpHouse(root, there.port());
        answered("batch-1.return.json", "{\"letters\":[%s]}".formatted(line(0, "printed", "null")));

        await().until(() -> Files.exists(done("batch-1.return.json")));
    }
}
