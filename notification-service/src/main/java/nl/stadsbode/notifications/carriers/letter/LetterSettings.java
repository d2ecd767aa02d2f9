package nl.stadsbode.notifications.carriers.letter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The print house and how we reach it.
 *
 * @param enabled false leaves it out; default true
 * @param name as it stands in attempts, receipts and metrics; default {@code print-house}
 * @param host of the SFTP server
 * @param port TCP port, default 22
 * @param user who signs in
 * @param password of the user; empty where a key is used
 * @param key file with the private key, or none
 * @param keyPassphrase of that file; empty: none
 * @param hostKey fingerprint of the server's key, such as {@code SHA256:…} as {@code ssh-keygen -l} prints it
 * @param anyHostKey true takes whatever key the server shows: for a server on the same machine only
 * @param in the folder where batches are put, default {@code /in}
 * @param out the folder where return files are found, default {@code /out}
 * @param lookEvery how often we look for return files, default 1 min
 * @param connectTimeout for the connection and the sign-in, default 10 s
 * @param answerTimeout for the answer to one request, default 30 s
 * @param notReceived reasons for which the print house rejects what it never had whole, so that it is sent again; default
 *     {@code file-missing, checksum-differs}
 * @param largestReturn return file that is read, default 16 MB
 */
@Validated
@ConfigurationProperties("stadsbode.carriers.letter")
public record LetterSettings(
        @DefaultValue("true") boolean enabled,
        @NotBlank @DefaultValue("print-house") String name,
        @NotBlank @DefaultValue("127.0.0.1") String host,
        @Min(1) @Max(65535) @DefaultValue("22") int port,
        @NotBlank @DefaultValue("stadsbode") String user,
        @NotNull @DefaultValue("") String password,
        @Nullable Path key,
        @NotNull @DefaultValue("") String keyPassphrase,

        @Pattern(regexp = "|SHA256:[A-Za-z0-9+/]{43}") @NotNull @DefaultValue("")
        String hostKey,

        @DefaultValue("false") boolean anyHostKey,

        @Pattern(regexp = FOLDER) @NotNull @DefaultValue("/in")
        String in,

        @Pattern(regexp = FOLDER) @NotNull @DefaultValue("/out")
        String out,

        @NotNull @DurationMin(millis = 10) @DurationMax(hours = 1) @DefaultValue("1m")
        Duration lookEvery,

        @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 1) @DefaultValue("10s")
        Duration connectTimeout,

        @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 5) @DefaultValue("30s")
        Duration answerTimeout,

        @NotNull @DefaultValue({"file-missing", "checksum-differs"})
        Set<String> notReceived,

        @NotNull @DefaultValue("16MB") DataSize largestReturn) {

    private static final String FOLDER = "/?[\\w.-]+(/[\\w.-]+)*";

    public LetterSettings {
        if (enabled && hostKey.isEmpty() && !anyHostKey) {
            throw new IllegalArgumentException("host-key is needed, or any-host-key where the server is local");
        }
    }

    @Override
    public String toString() {
        return "LetterSettings[" + name + "]";
    }
}
