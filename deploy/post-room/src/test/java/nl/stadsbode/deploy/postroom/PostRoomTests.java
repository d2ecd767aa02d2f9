package nl.stadsbode.deploy.postroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;

/** The whole post room on free ports, in one context for all tests, emptied before each. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "postroom.smpp.port=0",
            "postroom.smtp.port=0",
            "postroom.sftp.port=0",
            "postroom.sftp.look-every=20ms",
            "postroom.sftp.return-delay=20ms",
            "postroom.smpp.receipt-delay=20ms",
            "postroom.smtp.bounce-delay=20ms"
        })
public abstract class PostRoomTests {

    protected static final ReturnedMail RETURNED = new ReturnedMail();

    @Autowired
    private List<Carrier> carriers;

    @LocalServerPort
    private int webPort;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        properties.add("postroom.smtp.bounce-port", RETURNED::port);
        properties.add("postroom.sftp.folder", () -> {
            try {
                return Files.createTempDirectory("post-room-test");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @BeforeEach
    void nothing_has_arrived_and_all_behave() {
        web().delete().uri("/api/messages").retrieve().toBodilessEntity();
        web().delete().uri("/api/behaviour").retrieve().toBodilessEntity();
        RETURNED.forget();
    }

    protected int port(Channel channel) {
        return carriers.stream()
                .filter(carrier -> carrier.channel() == channel)
                .findFirst()
                .orElseThrow()
                .port();
    }

    protected String address() {
        return "http://127.0.0.1:" + webPort;
    }

    protected RestClient web() {
        return RestClient.create(address());
    }

    protected void behave(String json) {
        web().post()
                .uri("/api/behaviour")
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .retrieve()
                .toBodilessEntity();
    }

    protected List<Map<String, String>> listed(String query) {
        return web().get()
                .uri(URI.create(address() + "/api/messages" + query))
                .retrieve()
                .body(new ParameterizedTypeReference<List<Map<String, String>>>() {});
    }

    protected Map<String, Object> newest() {
        return web().get()
                .uri("/api/messages/" + listed("?limit=1").getFirst().get("id"))
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, Object>>() {});
    }

    @SuppressWarnings("unchecked")
    protected Map<String, Object> newestContent() {
        return (Map<String, Object>) newest().get("content");
    }
}
