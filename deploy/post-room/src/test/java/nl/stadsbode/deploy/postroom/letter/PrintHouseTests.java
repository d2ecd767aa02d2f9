package nl.stadsbode.deploy.postroom.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import nl.stadsbode.deploy.postroom.Channel;
import nl.stadsbode.deploy.postroom.PostRoomTests;
import org.apache.pdfbox.Loader;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PrintHouseTests extends PostRoomTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String batchId = UUID.randomUUID().toString();
    private final List<Map<String, Object>> entries = new ArrayList<>();
    private SshClient ssh;
    private SftpClient sftp;

    @BeforeEach
    void connect() throws IOException {
        ssh = SshClient.setUpDefaultClient();
        ssh.setServerKeyVerifier((session, address, key) -> true);
        ssh.start();
        sftp = SftpClientFactory.instance().createSftpClient(signedIn("local"));
        sftp.mkdir("/in/batch-" + batchId);
    }

    @AfterEach
    void disconnect() {
        ssh.stop();
    }

    @Test
    void a_batch_is_printed_and_answered() throws Exception {
        var deliveryId = put(SamplePdf.to("R. de Vries", "Coolsingel 40", "3011 AD ROTTERDAM"));
        seal();

        var line = answer(deliveryId);
        assertThat(line.get("state").asString()).isEqualTo("printed");
        assertThat(line.get("reason").isNull()).isTrue();
        assertThat(line.get("at").asString()).endsWith("Z");
        assertThat(newest())
                .containsEntry("channel", "letter")
                .containsEntry("to", "R. de Vries, Coolsingel 40, 3011 AD ROTTERDAM")
                .containsEntry("deliveryId", deliveryId);
        assertThat(newestContent()).containsEntry("batchId", batchId).containsEntry("pages", 1);
        assertThat(listed("?to=3011AD")).hasSize(1);
        ResponseEntity<byte[]> pdf =
                web().get().uri((String) newestContent().get("pdf")).retrieve().toEntity(byte[].class);
        try (var document = Loader.loadPDF(pdf.getBody())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
        await().untilAsserted(() -> assertThat(names("/in")).doesNotContain("batch-" + batchId));
    }

    @Test
    void a_letter_that_differs_from_its_checksum_is_rejected_and_the_others_are_printed() throws Exception {
        var good = put(SamplePdf.to("R. de Vries", "Coolsingel 40", "3011 AD ROTTERDAM"));
        var changed = put(SamplePdf.to("S. Bakker", "Meent 1", "3011 JA ROTTERDAM"));
        entries.getLast().put("sha256", "0".repeat(64));
        var missing = UUID.randomUUID().toString();
        entries.add(Map.of("deliveryId", missing, "file", missing + ".pdf", "pages", 1, "sha256", "0".repeat(64)));
        var outside = UUID.randomUUID().toString();
        entries.add(Map.of("deliveryId", outside, "file", "../../../host-key", "pages", 1, "sha256", ""));
        seal();

        assertThat(answer(good).get("state").asString()).isEqualTo("printed");
        assertThat(answer(changed).get("state").asString()).isEqualTo("rejected");
        assertThat(answer(changed).get("reason").asString()).isEqualTo("checksum-differs");
        assertThat(answer(missing).get("reason").asString()).isEqualTo("file-missing");
        assertThat(answer(outside).get("reason").asString()).isEqualTo("file-missing");
        assertThat(listed("?channel=letter")).hasSize(1);
    }

    @Test
    void a_letter_to_9999_ZZ_comes_back() throws Exception {
        var deliveryId = put(SamplePdf.to("R. de Vries", "Nergens 1", "9999 \u00A0ZZ  NERGENS"));
        seal();

        assertThat(answer(deliveryId).get("state").asString()).isEqualTo("returned");
        assertThat(newest()).containsEntry("outcome", "returned");
    }

    @Test
    void a_batch_handed_in_again_is_answered_again_and_not_printed_twice() throws Exception {
        var pdf = SamplePdf.to("R. de Vries", "Coolsingel 40", "3011 AD ROTTERDAM");
        var deliveryId = put(pdf);
        seal();
        var first = answer(deliveryId).toString();
        await().untilAsserted(() -> assertThat(names("/in")).doesNotContain("batch-" + batchId));
        sftp.remove("/out/batch-" + batchId + ".return.json");

        sftp.mkdir("/in/batch-" + batchId);
        upload(deliveryId + ".pdf", pdf);
        seal();

        assertThat(answer(deliveryId).toString()).isEqualTo(first);
        assertThat(listed("?channel=letter")).hasSize(1);
    }

    @Test
    void letters_are_rejected_or_uploads_fail_as_told() throws Exception {
        behave("{\"channel\":\"letter\",\"answer\":\"throttle\"}");
        assertThatThrownBy(() -> put(SamplePdf.to("R. de Vries"))).isInstanceOf(IOException.class);

        behave("{\"channel\":\"letter\",\"answer\":\"refuse\"}");
        entries.clear();
        var deliveryId = put(SamplePdf.to("R. de Vries"));
        seal();
        assertThat(answer(deliveryId).get("state").asString()).isEqualTo("rejected");
    }

    @Test
    void a_dropped_answer_leaves_the_batch_taken() throws Exception {
        behave("{\"channel\":\"letter\",\"answer\":\"drop\"}");
        put(SamplePdf.to("R. de Vries"));

        assertThatThrownBy(this::seal).isInstanceOf(IOException.class);

        await().until(() -> listed("?channel=letter").size() == 1);
    }

    @Test
    void a_wrong_password_does_not_sign_in() {
        assertThatThrownBy(() -> signedIn("wrong")).isInstanceOf(IOException.class);
    }

    private ClientSession signedIn(String password) throws IOException {
        var session = ssh.connect("stadsbode", "127.0.0.1", port(Channel.LETTER))
                .verify(10_000)
                .getSession();
        session.addPasswordIdentity(password);
        session.auth().verify(10_000);
        return session;
    }

    private String put(byte[] pdf) throws Exception {
        var deliveryId = UUID.randomUUID().toString();
        var entry = new HashMap<String, Object>();
        entry.put("deliveryId", deliveryId);
        entry.put("file", deliveryId + ".pdf");
        entry.put("pages", 1);
        entry.put(
                "sha256",
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf)));
        entries.add(entry);
        upload(deliveryId + ".pdf", pdf);
        return deliveryId;
    }

    private void seal() throws IOException {
        upload(
                "manifest.json",
                JSON.writeValueAsBytes(
                        Map.of("batchId", batchId, "sealedAt", "2026-11-23T20:00:00Z", "letters", entries)));
    }

    private void upload(String name, byte[] content) throws IOException {
        var path = "/in/batch-" + batchId + "/" + name;
        try (var out = sftp.write(path + ".part")) {
            out.write(content);
        }
        sftp.rename(path + ".part", path);
    }

    private JsonNode answer(String deliveryId) {
        var found = new AtomicReference<JsonNode>();
        await().ignoreException(SftpException.class).until(() -> {
            try (var in = sftp.read("/out/batch-" + batchId + ".return.json")) {
                found.set(JSON.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                return true;
            }
        });
        assertThat(found.get().get("batchId").asString()).isEqualTo(batchId);
        return StreamSupport.stream(found.get().get("letters").spliterator(), false)
                .filter(line -> line.get("deliveryId").asString().equals(deliveryId))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names(String folder) throws IOException {
        var names = new ArrayList<String>();
        sftp.readDir(folder).forEach(entry -> names.add(entry.getFilename()));
        return names;
    }
}
