package nl.stadsbode.notifications.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.chassis.testing.Keys;
import nl.stadsbode.chassis.testing.RealServers;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.flow.FlowTest;
import nl.stadsbode.notifications.notification.TellingAgain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EncryptedNotesTests extends FlowTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String NOTE = "Breng een pasfoto mee.";

    private final UUID rosa = UUID.randomUUID();
    private final UUID someCase = UUID.randomUUID();

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private TellingAgain tellingAgain;

    @BeforeEach
    void let_the_carrier_do_well() {
        resident(rosa, 1, Map.of("service", List.of("email")));
        awaitWell(EMAIL, rosa);
        EMAIL.reset();
    }

    @Test
    void a_note_is_told_again_without_the_key_that_it_came_under() throws Exception {
        Keys keys = new Keys(RealServers.started().keyset());
        int old = keys.primary();
        UUID event = changeWithANote();
        awaitStates(event, "email sent");
        assertThat(keyOfTheNote(event)).isEqualTo(old);

        int key = keys.add();
        await().atMost(SOON).until(() -> gauge("stadsbode.encryption.keys") == 2);
        keys.makePrimary(key);
        await().atMost(SOON).until(() -> gauge("stadsbode.encryption.key") == Integer.toUnsignedLong(key));
        await().atMost(SOON).untilAsserted(() -> assertThat(keyOfTheNote(event)).isEqualTo(key));
        await().atMost(SOON).until(() -> isUnderTheNewKey(rosa, key));

        byte[] both = Files.readAllBytes(keys.file());
        try {
            keys.remove(old);
            await().atMost(SOON).until(() -> gauge("stadsbode.encryption.keys") == 1);
            tellingAgain.again(notification(event), rosa, TellingAgain.By.RESIDENT);
            awaitStates(event, "email sent", "email sent");
        } finally {
            Files.write(keys.file(), both);
        }
        assertThat(EMAIL.arrived)
                .hasSize(2)
                .allMatch(parcel -> ((Parcel.Email) parcel).content().text().contains(NOTE));
    }

    private UUID changeWithANote() {
        UUID id = ids.generate();
        String note = Base64.getEncoder()
                .encodeToString(personalData.encrypt(NOTE.getBytes(StandardCharsets.UTF_8), someCase.toString()));
        String data = new String(changeJson(someCase, id, "service", false, rosa), StandardCharsets.UTF_8)
                .replace("\"isFinal\":false", "\"isFinal\":false,\"note\":\"" + note + "\"");
        publish("case-status-changed", someCase.toString(), id, 1, data.getBytes(StandardCharsets.UTF_8));
        return id;
    }

    private int keyOfTheNote(UUID event) {
        byte[] sealed = Base64.getDecoder()
                .decode(jdbc.sql("select change ->> 'note' from notification where event_id = ?")
                        .param(event)
                        .query(String.class)
                        .single());
        return java.nio.ByteBuffer.wrap(Arrays.copyOfRange(sealed, 1, 5)).getInt();
    }

    private boolean isUnderTheNewKey(UUID resident, int key) {
        return jdbc.sql("select substring(contact from 2 for 4) = int4send(?) from resident where id = ?")
                .params(key, resident)
                .query(Boolean.class)
                .single();
    }

    private UUID notification(UUID event) {
        return jdbc.sql("select id from notification where event_id = ?")
                .param(event)
                .query(UUID.class)
                .single();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
