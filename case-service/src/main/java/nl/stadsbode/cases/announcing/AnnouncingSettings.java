package nl.stadsbode.cases.announcing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How what is due is announced.
 *
 * @param poll pause between two looks at what is due
 * @param batch most statuses looked at in one transaction
 */
@Validated
@ConfigurationProperties("stadsbode.announcing")
record AnnouncingSettings(
        @DefaultValue("200ms") @NotNull @DurationMin(millis = 10) @DurationMax(seconds = 30)
        Duration poll,

        @DefaultValue("500") @Min(1) @Max(5_000) int batch) {}
