package nl.stadsbode.deploy.postroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class MessagesTests {

    @Test
    void beyond_the_bound_the_oldest_are_forgotten() {
        var messages = keeping(3, DataSize.ofMegabytes(1));

        for (int i = 1; i <= 5; i++) {
            messages.add(sms("+3161234567" + i, "hello"));
        }

        assertThat(messages.newest(Search.EVERYTHING, 10))
                .extracting(Message::number)
                .containsExactly(5L, 4L, 3L);
        assertThat(messages.count(Channel.SMS)).isEqualTo(3);
    }

    @Test
    void beyond_the_bytes_the_oldest_lose_their_content_but_stay_listed() {
        var messages = keeping(100, DataSize.ofBytes(1_000));

        for (int i = 0; i < 5; i++) {
            messages.add(sms("+31612345678", "x".repeat(100)));
        }

        assertThat(messages.count()).isEqualTo(5);
        assertThat(messages.find(1).orElseThrow().content()).isEmpty();
        assertThat(messages.find(5).orElseThrow().content()).isPresent();
    }

    @Test
    void a_hundred_thousand_messages_are_searched_quickly() {
        var messages = keeping(1_000_000, DataSize.ofMegabytes(256));
        for (int i = 0; i < 100_000; i++) {
            messages.add(sms("+316%08d".formatted(i), "hello"));
        }

        var one = messages.newest(new Search(Channel.SMS, "+31600000007", null, null), 10);
        var all = messages.newest(Search.EVERYTHING, 1_000_000);

        assertThat(one).hasSize(1);
        assertThat(all).hasSize(100_000);
    }

    private static Messages keeping(int messages, DataSize contents) {
        return new Messages(new PostRoomSettings(
                new PostRoomSettings.Smpp(0, "s", "p", Duration.ZERO, 1),
                new PostRoomSettings.Smtp(0, "127.0.0.1", 1, Duration.ZERO),
                new PostRoomSettings.Sftp(0, "u", "p", Path.of("x"), Duration.ZERO, Duration.ZERO),
                new PostRoomSettings.Kept(messages, contents)));
    }

    private static Message.Arrival sms(String to, String text) {
        return new Message.Arrival(
                Channel.SMS,
                to,
                null,
                Instant.EPOCH,
                Outcome.DELIVERED,
                new Content.Sms("Stadsbode", "1", text, "GSM-7", 1));
    }
}
