package nl.stadsbode.preferences.hashing;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How citizen service numbers are found, and how numbers and addresses that were sent to are counted.
 *
 * @param keyset path of a Tink PRF keyset (HMAC-SHA-256) in JSON, of this service alone and readable by it alone. With
 *     another primary key nobody is found by what was stored before
 */
@Validated
@ConfigurationProperties("stadsbode.bsn")
public record HashSettings(@NotNull Path keyset) {}
