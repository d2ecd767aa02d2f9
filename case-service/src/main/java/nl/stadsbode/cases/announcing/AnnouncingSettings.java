package nl.stadsbode.cases.announcing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
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
        @DefaultValue("200ms") Duration poll,
        @DefaultValue("500") @Min(1) @Max(5_000) int batch) {}
