package nl.stadsbode.notifications.unsubscribing;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import nl.stadsbode.chassis.settings.PageAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where e-mail can be refused.
 *
 * @param address as residents and mail providers reach it, without a slash at the end; the delivery and its seal are put
 *     behind it. Mail providers only use one that starts with https
 */
@Validated
@ConfigurationProperties("stadsbode.unsubscribing")
record UnsubscribeSettings(
        @NotNull @PageAddress @DefaultValue("http://localhost:8083/unsubscribe")
        URI address) {}
