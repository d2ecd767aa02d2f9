package nl.stadsbode.preferences.hashing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import nl.stadsbode.chassis.encryption.Hsm;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How citizen service numbers are found, and how numbers and addresses that were sent to are counted.
 *
 * @param keyset path of a Tink PRF keyset (HMAC-SHA-256) in JSON, of this service alone and readable by it alone; its
 *     primary key hashes, by its others what was hashed before is found
 * @param hsm hardware security module by whose key that keyset is wrapped; null: the one by which the keyset of personal
 *     data is, if it is
 * @param reread how often it is read again, default 30 s
 * @param walkEvery time between two batches that are hashed anew after another key became the primary, default 1 s
 * @param walkBatch numbers in one of them, default 200
 */
@Validated
@ConfigurationProperties("stadsbode.bsn")
public record HashSettings(
        @NotNull Path keyset,
        @Nullable Hsm hsm,
        @NotNull @DefaultValue("30s") Duration reread,
        @NotNull @DefaultValue("1s") Duration walkEvery,
        @Min(1) @Max(5_000) @DefaultValue("200") int walkBatch) {}
