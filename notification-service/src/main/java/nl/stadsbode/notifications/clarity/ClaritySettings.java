package nl.stadsbode.notifications.clarity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import nl.stadsbode.chassis.settings.PageAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param address where links lead and codes are typed, as residents reach it, without a slash at the end; a link's token is
 *     put behind it, and letters have it without {@code https://}
 * @param wrongCodesOfOne how many codes from one network may be wrong within that while; then none is looked up until it is
 *     over; default 10
 * @param wrongCodes how many in all, in one instance; default 600
 * @param wrongCodesWithin that while; default 10 minutes
 */
@Validated
@ConfigurationProperties("stadsbode.clarity")
record ClaritySettings(
        @NotNull @PageAddress @DefaultValue("http://localhost:8083/clear")
        URI address,

        @Positive @DefaultValue("10") int wrongCodesOfOne,
        @Positive @DefaultValue("600") int wrongCodes,
        @NotNull @DefaultValue("10m") Duration wrongCodesWithin) {}
