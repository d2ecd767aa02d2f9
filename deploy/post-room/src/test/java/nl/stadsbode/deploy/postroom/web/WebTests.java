package nl.stadsbode.deploy.postroom.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.IntStream;
import nl.stadsbode.deploy.postroom.Channel;
import nl.stadsbode.deploy.postroom.Content;
import nl.stadsbode.deploy.postroom.Message;
import nl.stadsbode.deploy.postroom.Messages;
import nl.stadsbode.deploy.postroom.Outcome;
import nl.stadsbode.deploy.postroom.PostRoomTests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

class WebTests extends PostRoomTests {

    private static final String DELIVERY = "01890000-0000-7000-8000-000000000001";

    @Autowired
    private Messages messages;

    @Test
    void messages_are_filtered_by_channel_recipient_and_delivery_newest_first() {
        messages.add(sms("+31612345678", "first", null));
        messages.add(sms("+31612345678", "second", DELIVERY));
        messages.add(sms("+31687654321", "other", null));
        messages.add(mail("resident@example.org", "<p>hello</p>"));

        assertThat(listed(""))
                .hasSize(4)
                .extracting(line -> line.get("channel"))
                .startsWith("email");
        assertThat(listed("?channel=sms")).hasSize(3);
        assertThat(listed("?to=%2B31612345678")).hasSize(2);
        assertThat(listed("?to=+31612345678&limit=1")).hasSize(1);
        assertThat(listed("?to=3161234")).isEmpty();
        assertThat(listed("?deliveryId=" + DELIVERY))
                .singleElement()
                .satisfies(
                        line -> assertThat(line).containsOnlyKeys("id", "channel", "to", "receivedAt", "deliveryId"));
        assertThat(get("/api/messages/count").getBody()).isEqualTo("{\"count\":4}");
        assertThat(get("/api/messages/count?channel=email").getBody()).isEqualTo("{\"count\":1}");
    }

    @Test
    void what_is_not_there_or_cannot_be_asked_is_said_so() {
        assertThat(get("/api/messages/999999").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(get("/api/messages/999999/letter.pdf").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(get("/api/messages?channel=pigeon").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(get("/api/messages?limit=1000001").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void behaviour_is_told_changed_and_reset() {
        behave("{\"channel\":\"sms\",\"receipts\":\"before-answer\",\"receiptDelayMs\":5}");

        assertThat(get("/api/behaviour").getBody())
                .contains(
                        "{\"channel\":\"sms\",\"receiptDelayMs\":5,\"receipts\":\"before-answer\",\"answer\":\"normal\"")
                .contains("{\"channel\":\"email\",\"receiptDelayMs\":20,\"receipts\":\"normal\"");

        web().delete().uri("/api/behaviour").retrieve().toBodilessEntity();
        assertThat(get("/api/behaviour").getBody()).doesNotContain("before-answer");
    }

    @Test
    void the_page_speaks_dutch_and_english() {
        assertThat(get("/").getBody()).contains("lang=\"nl\"", "Postkamer", "Nog niets bezorgd");
        assertThat(get("/?lang=en").getBody()).contains("lang=\"en\"", "Post room", "Nothing delivered yet");
        var english =
                web().get().uri("/").header("Accept-Language", "en-GB,en;q=0.9").retrieve();
        assertThat(english.body(String.class)).contains("Post room");
    }

    @Test
    void the_html_of_a_mail_is_never_part_of_the_page_and_may_do_nothing() {
        var number = messages.add(mail("resident@example.org", "<script>alert(1)</script><p>hello</p>"))
                .number();

        var page = get("/");
        assertThat(page.getBody()).doesNotContain("alert(1)").contains("sandbox=\"\"");
        assertThat(policy(page)).contains("default-src 'none'", "script-src 'self'");
        var frame = get("/api/messages/" + number + "/mail.html");
        assertThat(frame.getBody()).contains("<p>hello</p>");
        assertThat(policy(frame)).startsWith("sandbox; default-src 'none'").doesNotContain("script-src");
    }

    @Test
    void new_messages_are_fetched_once_and_a_full_or_emptied_page_starts_anew() {
        messages.add(sms("+31612345678", "first", null));
        var poll = poll(get("/").getBody());
        assertThat(get(poll).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);

        messages.add(sms("+31612345678", "second", null));
        var newer = get(poll);
        assertThat(newer.getBody()).contains("second").doesNotContain("first");
        assertThat(get(poll(newer.getBody())).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);

        IntStream.range(0, 100).forEach(i -> messages.add(sms("+31612345678", "many", null)));
        assertThat(get(poll).getHeaders().getFirst("HX-Refresh")).isEqualTo("true");

        messages.empty();
        assertThat(get(poll).getHeaders().getFirst("HX-Refresh")).isEqualTo("true");
    }

    @Test
    void older_messages_are_a_page_away() {
        IntStream.rangeClosed(1, 30).forEach(i -> messages.add(sms("+31612345678", "text " + i + ".", null)));

        var first = Objects.requireNonNull(get("/").getBody());
        var older = first.replaceAll("(?s).*class=\"older\"><a href=\"([^\"]+)\".*", "$1");

        assertThat(first).contains("text 30.", "text 7.").doesNotContain("text 6.");
        assertThat(get(older).getBody()).contains("text 6.", "text 1.").doesNotContain("text 7.");
    }

    @Test
    void it_says_when_it_is_ready() {
        assertThat(get("/actuator/health/readiness").getBody()).contains("UP");
    }

    private ResponseEntity<String> get(String address) {
        return web().get()
                .uri(URI.create(address() + address))
                .retrieve()
                .onStatus(status -> true, (request, response) -> {})
                .toEntity(String.class);
    }

    private static String poll(String page) {
        return page.replaceAll("(?s).*hx-get=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
    }

    private static String policy(ResponseEntity<String> response) {
        return response.getHeaders().getFirst("Content-Security-Policy");
    }

    private static Message.Arrival sms(String to, String text, String deliveryId) {
        return new Message.Arrival(
                Channel.SMS,
                to,
                deliveryId,
                Instant.EPOCH,
                Outcome.DELIVERED,
                new Content.Sms("Stadsbode", "1", text, "GSM-7", 1));
    }

    private static Message.Arrival mail(String to, String html) {
        var raw =
                "From: gemeente@example.org\r\nSubject: News\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html;
        return new Message.Arrival(
                Channel.EMAIL,
                to,
                null,
                Instant.EPOCH,
                Outcome.DELIVERED,
                new Content.Email("", raw.getBytes(StandardCharsets.UTF_8)));
    }
}
