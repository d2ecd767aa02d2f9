package nl.stadsbode.notifications.carriers.sms;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The SMS centre and how we speak with it.
 *
 * @param enabled false leaves the carrier out; default true
 * @param name as it stands in attempts, receipts and metrics; default {@code smsc}
 * @param host of the SMS centre
 * @param port TCP port, default 2775
 * @param tls whether the connection is TLS from the start; default false: many SMS centres are reached by a VPN
 * @param systemId our name there, at most 15 characters (SMPP 3.4 §5.2.1)
 * @param password at most 8 characters (SMPP 3.4 §5.2.2)
 * @param systemType most SMS centres want none
 * @param sender what a phone shows as the sender: at most 11 letters and digits (3GPP TS 23.040 §9.1.2.5)
 * @param window most messages under way at once, default 32
 * @param rate most messages a second, of all instances together; default 0: no limit
 * @param connectTimeout for the connection, default 5 s
 * @param bindTimeout for the answer to a bind, default 10 s
 * @param answerTimeout for the answer to a message, default 10 s; after it the outcome is unknown
 * @param enquireEvery quiet time after which the link is tested, default 15 s
 * @param firstBackoff wait before the second try to bind; doubles, with jitter; default 500 ms
 * @param longestBackoff most of it, default 30 s
 * @param gather how long a receipt waits for others to be stored with it at most, default 20 ms
 * @param quiet how long it waits while none comes, default 2 ms
 * @param receiptsAtOnce most receipts being stored at once, default 48; more are asked to come again
 * @param answerIds how the SMS centre writes its message ids in answers
 * @param receiptIds how it writes them in the text of receipts
 * @param unknownSubscriberErrors {@code err:} codes of an undelivered receipt that say: no such subscriber; default 1
 *     (GSM MAP, 3GPP TS 29.002)
 * @param laterStatuses command statuses of this SMS centre, in decimal, that mean "not now", beyond those of the
 *     standard
 * @param backups other SMS centres, used in this order while those before do not do well; each with a name of its own
 */
@Validated
@ConfigurationProperties("stadsbode.carriers.sms")
public record SmsSettings(
        @DefaultValue("true") boolean enabled,
        @NotBlank @DefaultValue("smsc") String name,
        @NotBlank @DefaultValue("127.0.0.1") String host,
        @Min(1) @Max(65535) @DefaultValue("2775") int port,
        @DefaultValue("false") boolean tls,
        @NotBlank @Size(max = 15) @DefaultValue("stadsbode") String systemId,
        @NotNull @Size(max = 8) @DefaultValue("") String password,
        @NotNull @Size(max = 12) @DefaultValue("") String systemType,

        @Pattern(regexp = "[A-Za-z0-9 ]{1,11}") @NotNull @DefaultValue("Gemeente")
        String sender,

        @Min(1) @Max(1000) @DefaultValue("32") int window,

        @DecimalMin("0") @DecimalMax("10000") @DefaultValue("0")
        double rate,

        @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 1) @DefaultValue("5s")
        Duration connectTimeout,

        @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 1) @DefaultValue("10s")
        Duration bindTimeout,

        @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 2) @DefaultValue("10s")
        Duration answerTimeout,

        @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 10) @DefaultValue("15s")
        Duration enquireEvery,

        @NotNull @DurationMin(millis = 10) @DurationMax(minutes = 1) @DefaultValue("500ms")
        Duration firstBackoff,

        @NotNull @DurationMin(millis = 10) @DurationMax(minutes = 10) @DefaultValue("30s")
        Duration longestBackoff,

        @NotNull @DurationMin(millis = 0) @DurationMax(seconds = 1) @DefaultValue("20ms")
        Duration gather,

        @NotNull @DurationMin(millis = 0) @DurationMax(seconds = 1) @DefaultValue("2ms")
        Duration quiet,

        @Min(1) @Max(500) @DefaultValue("48") int receiptsAtOnce,
        @NotNull @DefaultValue("text") IdForm answerIds,
        @NotNull @DefaultValue("text") IdForm receiptIds,
        @NotNull @DefaultValue("1") Set<Integer> unknownSubscriberErrors,
        @NotNull @DefaultValue Set<Integer> laterStatuses,
        @NotNull @DefaultValue List<@Valid SmsSettings> backups) {

    public SmsSettings {
        if (backups.stream().anyMatch(backup -> !backup.backups().isEmpty())) {
            throw new IllegalArgumentException("a backup has no backups of its own: the list is their order");
        }
    }

    /** Those of an SMS centre, the first one or a backup. */
    SmsSettings at(int place) {
        return place == 0 ? this : backups.get(place - 1);
    }

    @Override
    public String toString() {
        return "SmsSettings[" + name + "]";
    }
}
