package nl.stadsbode.notifications.clarity;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param address where links lead, as residents reach it, without a slash at the end; the token is put behind it */
@Validated
@ConfigurationProperties("stadsbode.clarity")
record ClaritySettings(
        @NotNull @DefaultValue("http://localhost:8083/clear")
        URI address) {}
