package nl.stadsbode.deploy.postroom;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/** All settings of the post room. A port of 0 picks a free one. */
@Validated
@ConfigurationProperties("postroom")
public record PostRoomSettings(
        @Valid @DefaultValue Smpp smpp,
        @Valid @DefaultValue Smtp smtp,
        @Valid @DefaultValue Sftp sftp,
        @Valid @DefaultValue Kept kept) {

    /**
     * The SMS centre.
     *
     * @param port TCP port, default 2775
     * @param systemId name that may bind
     * @param password its password; SMPP allows eight characters, this server does not mind more
     * @param receiptDelay between taking a message and its receipt, default 200 ms
     * @param receiptWindow receipts under way at once, default 8
     */
    public record Smpp(
            @DefaultValue("2775") @Min(0) @Max(65535) int port,
            @DefaultValue("stadsbode") @NotBlank String systemId,
            @DefaultValue("local") @NotBlank String password,

            @DefaultValue("200ms") @NotNull @DurationMin(millis = 0) @DurationMax(days = 1)
            Duration receiptDelay,

            @DefaultValue("8") @Min(1) @Max(64) int receiptWindow) {}

    /**
     * The mail server.
     *
     * @param port TCP port, default 2525
     * @param bounceHost where returned mail goes, default 127.0.0.1
     * @param bouncePort default 2526
     * @param bounceDelay between taking a mail and returning it, default 200 ms
     */
    public record Smtp(
            @DefaultValue("2525") @Min(0) @Max(65535) int port,
            @DefaultValue("127.0.0.1") @NotBlank String bounceHost,
            @DefaultValue("2526") @Min(1) @Max(65535) int bouncePort,

            @DefaultValue("200ms") @NotNull @DurationMin(millis = 0) @DurationMax(days = 1)
            Duration bounceDelay) {}

    /**
     * The print house.
     *
     * @param port TCP port, default 2222
     * @param user who may sign in
     * @param password its password
     * @param folder where batches are kept on disk, host key included
     * @param lookEvery how often the print house looks for a complete batch, default 500 ms
     * @param returnDelay between printing a batch and its return file, default 200 ms
     */
    public record Sftp(
            @DefaultValue("2222") @Min(0) @Max(65535) int port,
            @DefaultValue("stadsbode") @NotBlank String user,
            @DefaultValue("local") @NotBlank String password,
            @NotNull Path folder,

            @DefaultValue("500ms") @NotNull @DurationMin(millis = 10) @DurationMax(minutes = 10)
            Duration lookEvery,

            @DefaultValue("200ms") @NotNull @DurationMin(millis = 0) @DurationMax(days = 1)
            Duration returnDelay) {}

    /**
     * What is remembered. Memory only: a restart forgets it.
     *
     * @param messages most messages remembered, default 1,000,000; the oldest go first
     * @param contents most bytes of texts and mails remembered, default 256 MB; the oldest contents
     *     go first, their message stays listed
     */
    public record Kept(
            @DefaultValue("1000000") @Positive @Max(10_000_000)
            int messages,

            @DefaultValue("256MB") @NotNull DataSize contents) {}
}
