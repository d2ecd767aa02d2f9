package nl.stadsbode.preferences.registerimport;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How files of the register are taken in.
 *
 * @param batch most lines in one transaction, default 500
 * @param every how often a file that waits is looked for, default 1 s
 * @param lease how long a file is left to the instance that works on it without a sign of life, default 30 s
 * @param largest most that one file may be, default 1 GB
 * @param errors most errors that are kept of a file, default 10,000; beyond it they are counted only
 */
@Validated
@ConfigurationProperties("stadsbode.register-import")
record ImportSettings(
        @Min(1) @Max(5_000) @DefaultValue("500") int batch,

        @NotNull @DurationMin(millis = 10) @DefaultValue("1s")
        Duration every,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("30s")
        Duration lease,

        @NotNull @DefaultValue("1GB") DataSize largest,
        @Min(0) @DefaultValue("10000") int errors) {}
