package nl.stadsbode.notifications.carriers.email;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The mail relay, how we write to it, and where returned mail comes in.
 *
 * @param enabled false leaves the carrier out; default true
 * @param name as it stands in attempts, receipts and metrics; default {@code mail-relay}
 * @param host of the relay
 * @param port TCP port, default 587
 * @param tls default {@code starttls}, which is required then: no mail goes out in the clear
 * @param user empty: no sign-in
 * @param password of the user
 * @param from the address in From
 * @param fromName the name in From
 * @param domain of message ids and in HELO
 * @param window most mails under way at once, each on its own connection; default 16
 * @param rate most mails a second, of all instances together; default 0: no limit
 * @param connectTimeout for the connection, default 5 s
 * @param answerTimeout for one mail as a whole, default 30 s
 * @param idle after which a connection is not used again, default 20 s: less than relays wait
 * @param mailsAConnection after which a connection is closed, default 100
 * @param bounces where returned mail comes in, whichever relay took it
 * @param backups other relays, used in this order while those before do not do well; each with a name of its own
 */
@Validated
@ConfigurationProperties("stadsbode.carriers.email")
public record EmailSettings(
        @DefaultValue("true") boolean enabled,
        @NotBlank @DefaultValue("mail-relay") String name,
        @NotBlank @DefaultValue("127.0.0.1") String host,
        @Min(1) @Max(65535) @DefaultValue("587") int port,
        @NotNull @DefaultValue("starttls") Tls tls,
        @NotNull @DefaultValue("") String user,
        @NotNull @DefaultValue("") String password,

        @Email @NotBlank @DefaultValue("noreply@stadsbode.localhost")
        String from,

        @NotBlank @DefaultValue("Gemeente") String fromName,

        @Pattern(regexp = DOMAIN) @NotNull @DefaultValue("stadsbode.localhost")
        String domain,

        @Min(1) @Max(500) @DefaultValue("16") int window,

        @DecimalMin("0") @DecimalMax("10000") @DefaultValue("0")
        double rate,

        @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 1) @DefaultValue("5s")
        Duration connectTimeout,

        @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 10) @DefaultValue("30s")
        Duration answerTimeout,

        @NotNull @DurationMin(millis = 10) @DurationMax(minutes = 5) @DefaultValue("20s")
        Duration idle,

        @Min(1) @Max(10_000) @DefaultValue("100") int mailsAConnection,
        @Valid @NotNull @DefaultValue Bounces bounces,
        @NotNull @DefaultValue List<@Valid EmailSettings> backups) {

    public EmailSettings {
        if (backups.stream().anyMatch(backup -> !backup.backups().isEmpty())) {
            throw new IllegalArgumentException("a backup has no backups of its own: the list is their order");
        }
    }

    private static final String DOMAIN = "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.?){1,8}";

    /** How the connection is protected. */
    public enum Tls {
        /** Not at all: for a relay on the same machine. */
        NONE,
        /** STARTTLS (RFC 3207), required. */
        STARTTLS,
        /** TLS from the first octet (RFC 8314). */
        IMPLICIT
    }

    /**
     * The return host: a small mail server that takes returned mail only.
     *
     * @param address to listen on, default 127.0.0.1
     * @param port TCP port, default 2526; 0 picks a free one
     * @param domain of the envelope sender: mail to it has to reach this server
     * @param largest returned mail taken, default 1 MB
     * @param connections at once, default 50
     * @param idle after which a silent connection is closed, default 1 min
     */
    public record Bounces(
            @NotBlank @DefaultValue("127.0.0.1") String address,
            @Min(0) @Max(65535) @DefaultValue("2526") int port,

            @Pattern(regexp = DOMAIN) @NotNull @DefaultValue("bounces.stadsbode.localhost")
            String domain,

            @NotNull @DefaultValue("1MB") DataSize largest,
            @Min(1) @Max(1000) @DefaultValue("50") int connections,

            @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 10) @DefaultValue("1m")
            Duration idle) {}

    /** Those of a relay, the first one or a backup: mail that comes back comes in at one place. */
    EmailSettings at(int place) {
        return place == 0 ? this : backups.get(place - 1).returningTo(bounces);
    }

    private EmailSettings returningTo(Bounces host) {
        return new EmailSettings(
                enabled,
                name,
                this.host,
                port,
                tls,
                user,
                password,
                from,
                fromName,
                domain,
                window,
                rate,
                connectTimeout,
                answerTimeout,
                idle,
                mailsAConnection,
                host,
                backups);
    }

    @Override
    public String toString() {
        return "EmailSettings[" + name + "]";
    }
}
