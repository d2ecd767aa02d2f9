package nl.stadsbode.preferences.companion;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import nl.stadsbode.chassis.settings.PageAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How someone is asked to read along. The question holds for seven days, as its text says.
 *
 * @param address where the link leads, as people reach it, without a slash at the end; the token is put behind it
 * @param most companions that a resident may have, default 3
 */
@Validated
@ConfigurationProperties("stadsbode.companions")
record CompanionSettings(
        @NotNull @PageAddress @DefaultValue("http://localhost:8082/reading-along")
        URI address,

        @Min(1) @Max(10) @DefaultValue("3") int most) {}
