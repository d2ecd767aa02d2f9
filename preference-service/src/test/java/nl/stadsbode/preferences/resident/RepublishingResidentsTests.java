package nl.stadsbode.preferences.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.stadsbode.chassis.testing.Keys;
import nl.stadsbode.chassis.testing.RealServers;
import nl.stadsbode.preferences.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The order of a rotation: a new key is known to everyone, then it encrypts, then all is under it, then the old one goes. */
class RepublishingResidentsTests extends ServiceTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    private MeterRegistry meters;

    @Test
    void keys_are_changed_while_the_service_works_and_nothing_becomes_unreadable() throws Exception {
        Keys keys = new Keys(RealServers.started().keyset());
        int old = keys.primary();
        List<UUID> residents = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            residents.add(aResident());
        }
        UUID forgotten = residents.removeLast();
        UUID unreadable = residents.removeLast();
        jdbc.sql("update resident set name = '\\x01000000000000' where id = ?")
                .param(unreadable)
                .update();
        mvc.perform(delete("/api/v1/residents/{id}", forgotten).with(contact()));
        AtomicBoolean over = new AtomicBoolean();
        List<Throwable> failures = new ArrayList<>();
        Thread busy = Thread.ofVirtual().start(() -> changeThemUntil(over, residents, failures));

        double before = keys.read().size();
        await().atMost(SOON).until(() -> known() == before);
        int key = keys.add();
        await().atMost(SOON).until(() -> known() == before + 1);
        keys.makePrimary(key);
        await().atMost(SOON).until(() -> underOther(key, residents) == 0);
        over.set(true);
        busy.join();
        assertThat(failures).isEmpty();
        assertThat(meters.get("stadsbode.encryption.key").gauge().value()).isEqualTo(Integer.toUnsignedLong(key));

        byte[] both = Files.readAllBytes(keys.file());
        try {
            keys.remove(old);
            Aead newKeyAlone = keys.read().getPrimitive(RegistryConfiguration.get(), Aead.class);
            await().atMost(SOON).until(() -> known() == before);
            for (UUID resident : residents) {
                assertThat(stored(resident).get("sms").get("number").asString()).isEqualTo("+31612345678");
                long version = stored(resident).get("version").asLong();
                var last = published.about(resident, (int) version).getLast();
                assertThat(data(last).get("version").asLong()).isEqualTo(version);
                byte[] cipher =
                        Base64.getDecoder().decode(data(last).get("contact").asString());
                byte[] plain = newKeyAlone.decrypt(cipher, resident.toString().getBytes(StandardCharsets.UTF_8));
                assertThat(json.readTree(plain).get("name").asString()).isEqualTo("R. de Vries");
            }
        } finally {
            // Others that run in this process wrote under the old key what is not walked.
            Files.write(keys.file(), both);
        }
        assertThat(published.about(forgotten, 2)).hasSize(2);
        assertThat(published.about(unreadable, 1)).hasSize(1);
    }

    private void changeThemUntil(AtomicBoolean over, List<UUID> residents, List<Throwable> failures) {
        for (int i = 0; !over.get(); i++) {
            try {
                mvc.perform(with(
                                        put("/api/v1/residents/{id}/settings", residents.get(i % residents.size())),
                                        """
                                {"language": "%s", "how": "phone"}
                                """.formatted(i / residents.size() % 2 == 0 ? "en" : "nl"))
                                .with(contact()))
                        .andExpect(status().isOk());
            } catch (Exception | AssertionError failed) {
                failures.add(failed);
            }
        }
    }

    private double known() {
        return meters.get("stadsbode.encryption.keys").gauge().value();
    }

    /** Other tests leave behind what no key opens. */
    private long underOther(int key, List<UUID> residents) {
        return jdbc.sql("""
                        select (select count(*) from resident
                                where id = any(:ids) and substring(name from 2 for 4) <> int4send(:key))
                             + (select count(*) from contact_point where resident_id = any(:ids)
                                and substring(destination from 2 for 4) <> int4send(:key))
                        """)
                .param("key", key)
                .param("ids", residents.toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }
}
