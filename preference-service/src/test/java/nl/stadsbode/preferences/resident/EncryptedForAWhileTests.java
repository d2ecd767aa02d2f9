package nl.stadsbode.preferences.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import nl.stadsbode.chassis.testing.Keys;
import nl.stadsbode.chassis.testing.RealServers;
import nl.stadsbode.preferences.ServiceTest;
import nl.stadsbode.preferences.companion.Inviting;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.PhoneNumber;
import nl.stadsbode.preferences.verification.Checked;
import nl.stadsbode.preferences.verification.Verifying;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What is encrypted for no longer than a day or a week comes under a new key as well: nothing waits for its end. */
class EncryptedForAWhileTests extends ServiceTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Inviting inviting;

    @Autowired
    private Verifying verifying;

    @Test
    void what_has_a_term_is_read_without_the_key_it_was_written_with() throws Exception {
        Keys keys = new Keys(RealServers.started().keyset());
        int old = keys.primary();
        UUID rosa = aResident();
        ResidentId id = new ResidentId(rosa);
        inviting.ask(id, "Maria", "maria@example.org", false);
        String link = wordsIn(requested.about(rosa, 1).getLast()).get("link").asString();
        inviting.accept(link.substring(link.lastIndexOf('/') + 1), "M. de Vries");
        jdbc.sql("delete from sent_on_request where resident_id = ?")
                .param(rosa)
                .update();
        verifying.begin(id, PhoneNumber.of("06 87654321"));
        String code = wordsIn(requested.about(rosa, 3).getLast()).get("code").asString();
        mvc.perform(post("/my/data/export")
                .with(csrf())
                .with(oidcLogin()
                        .idToken(token -> token.subject("rosa").claim("resident_id", rosa.toString()))
                        .authorities(new SimpleGrantedAuthority("ROLE_resident"))));
        UUID file = aFileOfTheRegister();
        assertThat(underOther(old, rosa, file)).isZero();

        double before = keys.read().size();
        await().atMost(SOON).until(() -> gauge("stadsbode.encryption.keys") == before);
        int key = keys.add();
        await().atMost(SOON).until(() -> gauge("stadsbode.encryption.keys") == before + 1);
        keys.makePrimary(key);
        await().atMost(SOON)
                .until(() -> gauge("stadsbode.encryption.key") == Integer.toUnsignedLong(key)
                        && underOther(key, rosa, file) == 0);

        byte[] both = Files.readAllBytes(keys.file());
        try {
            keys.remove(old);
            await().atMost(SOON).until(() -> gauge("stadsbode.encryption.keys") == before);
            assertThat(inviting.open(id)).hasValueSatisfying(invitation -> {
                assertThat(invitation.email().address()).isEqualTo("maria@example.org");
                assertThat(invitation.acceptedAs()).isEqualTo("M. de Vries");
            });
            assertThat(verifying.pending(id, Channel.SMS)).isPresent();
            assertThat(verifying.check(id, code)).isInstanceOf(Checked.Right.class);
        } finally {
            Files.write(keys.file(), both);
        }
    }

    /** One that is taken in already, so that nobody takes it. */
    private UUID aFileOfTheRegister() {
        UUID file = UUID.randomUUID();
        jdbc.sql("""
                        insert into register_import (id, received_at, received_by, bytes, lines, state)
                        values (?, now(), 'a test', 1, 1, 'finished')
                        """).param(file).update();
        jdbc.sql("insert into register_import_part (import_id, number, content) values (?, 0, ?)")
                .param(file)
                .param(personalData.encrypt(
                        "a line".getBytes(StandardCharsets.UTF_8), "register-import/" + file + "/0"))
                .update();
        return file;
    }

    private long underOther(int key, UUID resident, UUID file) {
        return jdbc.sql("""
                        select count(*) from (
                            select name as sealed from resident where id = :resident
                            union all select destination from contact_point where resident_id = :resident
                            union all select invited from invitation where resident_id = :resident
                            union all select accepted_as from invitation where resident_id = :resident
                            union all select destination from verification where resident_id = :resident
                            union all select secret from verification where resident_id = :resident
                            union all select sealed from privacy_answer a join privacy_job j on j.id = a.job_id
                                      where j.resident_id = :resident
                            union all select content from register_import_part where import_id = :file) as everything
                        where substring(sealed from 2 for 4) <> int4send(:key)
                        """)
                .param("key", key)
                .param("resident", resident)
                .param("file", file)
                .query(Long.class)
                .single();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
