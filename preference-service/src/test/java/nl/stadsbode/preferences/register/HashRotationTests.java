package nl.stadsbode.preferences.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import nl.stadsbode.preferences.NumbersKey;
import nl.stadsbode.preferences.ServiceTest;
import nl.stadsbode.preferences.hashing.KeyedHashes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Another key of the hash that numbers are found by, while everything runs. */
class HashRotationTests extends ServiceTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private KeyedHashes hashes;

    @Test
    void every_number_is_found_before_while_and_after_its_hash_is_made_anew() throws Exception {
        UUID rosa = aResident();
        String bsn = Numbers.next();
        assertThat(tie(rosa, bsn)).isEqualTo(204);
        long before = keyOf(rosa);
        assertThat(before).isEqualTo(hashes.key());

        UUID unreadable = aResident();
        tie(unreadable, Numbers.next());
        jdbc.sql("update registered set bsn = '\\x01000000000000' where resident_id = ?")
                .param(unreadable)
                .update();

        KeysetHandle both = added();
        write(both);
        await().atMost(SOON).until(() -> hashes.keys() == 2);
        assertThat(hashes.key()).as("known to everyone before it is used").isEqualTo(before);
        assertThat(found(bsn)).contains(rosa.toString());

        // someone's hash that the walk has not come to yet: the key of it is not the one that hashes
        KeysetHandle.Builder used = KeysetHandle.newBuilder(both);
        used.getAt(1).makePrimary();
        KeysetHandle using = used.build();
        write(using);
        await().atMost(SOON).until(() -> hashes.key() != before);
        assertThat(found(bsn)).contains(rosa.toString());
        assertThat(tie(aResident(), bsn))
                .as("the number is taken, under whichever key")
                .isEqualTo(409);

        await("one that cannot be read holds up no other").atMost(SOON).until(() -> keyOf(rosa) != before);
        assertThat(found(bsn)).contains(rosa.toString());
        assertThat(unclean()).isOne();
        jdbc.sql("delete from registered where resident_id = ?")
                .param(unreadable)
                .update();
        await().atMost(SOON).until(() -> unclean() == 0);

        KeysetHandle.Builder last = KeysetHandle.newBuilder(using);
        last.deleteAt(0);
        write(last.build());
        await().atMost(SOON).until(() -> hashes.keys() == 1);
        assertThat(found(bsn)).contains(rosa.toString());
        assertThat(tie(aResident(), bsn)).isEqualTo(409);
        assertThat(jdbc.sql("select count(*) from registered where hash_key is distinct from ?")
                        .param(hashes.key())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static KeysetHandle added() throws Exception {
        KeysetHandle now = TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(NumbersKey.file()), InsecureSecretKeyAccess.get());
        return KeysetHandle.newBuilder(now)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedPrfParameters.HMAC_SHA256_PRF)
                        .withRandomId())
                .build();
    }

    private static void write(KeysetHandle keyset) throws Exception {
        Path whole = Files.createTempFile("bsn-keyset", ".part");
        Files.writeString(whole, TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
        Files.move(
                whole,
                NumbersKey.file(),
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private double unclean() {
        return meters.get("stadsbode.bsn.unclean").gauge().value();
    }

    private long keyOf(UUID resident) {
        return jdbc.sql("select hash_key from registered where resident_id = ?")
                .param(resident)
                .query(Long.class)
                .single();
    }

    private int tie(UUID resident, String bsn) throws Exception {
        return mvc.perform(with(put("/api/v1/residents/{id}/bsn", resident), "{\"bsn\": \"" + bsn + "\"}")
                        .with(contact()))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private String found(String bsn) throws Exception {
        return mvc.perform(with(post("/api/v1/residents/by-bsn"), "{\"bsn\": \"" + bsn + "\"}")
                        .with(contact()))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
