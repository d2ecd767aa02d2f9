package nl.stadsbode.notifications.notification;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import nl.stadsbode.chassis.events.Envelope;
import nl.stadsbode.chassis.events.NotUnderstood;
import nl.stadsbode.chassis.inbox.ReceivedEvent;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AnnouncementTests {

    private final Envelope envelope = new Envelope(
            UUID.randomUUID(), "urn:nld:oin:1:systeem:test", "nl.test", "case", Instant.EPOCH, 1, "urn:test", null);

    @Test
    void a_null_character_is_not_understood_for_no_database_would_keep_it() {
        byte[] data = "{\"caseReference\":\"Z-1\\u0000\"}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Announcement.read(new ReceivedEvent(envelope, "case", data), JsonMapper.shared()))
                .isInstanceOf(NotUnderstood.class)
                .hasMessageContaining("null character");
    }
}
