package nl.stadsbode.chassis.encryption;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The keys of personal data.
 *
 * @param keyset path of a Tink AEAD keyset in JSON, readable by the service alone
 * @param hsm hardware security module by whose key the keyset is wrapped; null: it is not
 * @param reread how often it is read again, so that another key is taken without a restart; default 30 s
 * @param walkEvery how long to rest between batches of what is encrypted anew; default 1 s
 * @param walkBatch most rows a batch looks at; default 200, since a letter has some hundred kilobytes
 */
@Validated
@ConfigurationProperties("stadsbode.encryption")
public record EncryptionSettings(
        @NotNull Path keyset,

        @Nullable Hsm hsm,

        @DefaultValue("30s") @NotNull @DurationMin(millis = 100)
        Duration reread,

        @DefaultValue("1s") @NotNull @DurationMin(millis = 10)
        Duration walkEvery,

        @DefaultValue("200") @Min(1) @Max(10_000) int walkBatch) {}
