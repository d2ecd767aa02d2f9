package nl.stadsbode.preferences.privacy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How residents get all that is kept of them, and how it is forgotten.
 *
 * @param services who else keeps something of residents, and must answer
 * @param forgetAfter how long a forgetting waits, so that its confirmation arrives and it can be taken back; default 24 h
 * @param fetchWithin how long an export can be fetched, in whole days from 2, as the pages count them, default 7 d; then
 *     its content is erased
 * @param answerWithin how long an export waits for the answers, default 2 d, shorter than the topic keeps them; then it
 *     has expired and can be asked for again. A forgetting waits without end, and is counted as overdue
 * @param exportsADay most exports that are made for one resident in 24 hours, default 3
 * @param forgettingsADay how often a forgetting of one resident is begun in 24 hours at most, those that were taken back
 *     among them, default 3: each time the resident is told
 */
@Validated
@ConfigurationProperties("stadsbode.privacy")
record PrivacySettings(
        @DefaultValue({"notification-service", "case-service"}) @NotEmpty
        List<String> services,

        @DefaultValue("24h") @NotNull @DurationMin(seconds = 0)
        Duration forgetAfter,

        @DefaultValue("7d") @NotNull @DurationMin(days = 2) Duration fetchWithin,

        @DefaultValue("2d") @NotNull @DurationMin(minutes = 1)
        Duration answerWithin,

        @DefaultValue("3") @Min(1) @Max(100) int exportsADay,
        @DefaultValue("3") @Min(1) @Max(100) int forgettingsADay) {

    PrivacySettings {
        if (!Duration.ofDays(fetchWithin.toDays()).equals(fetchWithin)) {
            throw new IllegalArgumentException("stadsbode.privacy.fetch-within is in whole days");
        }
    }

    /** Our own name among those who answer. */
    static final String OURSELVES = "preference-service";

    List<String> all() {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(OURSELVES), services.stream())
                .toList();
    }
}
