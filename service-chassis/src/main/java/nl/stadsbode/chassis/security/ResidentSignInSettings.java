package nl.stadsbode.chassis.security;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.List;
import nl.stadsbode.chassis.settings.PageAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How residents sign in where the identity provider stands before DigiD, and knows them by their citizen service number
 * (BSN). Without any of it a claim {@code resident_id} says who a resident is.
 *
 * @param numberClaim claim of the ID token that holds the number; absent: none does. Only the service that ties numbers
 *     to residents learns who it is; the number itself is kept nowhere
 * @param levelClaim claim with the level of assurance of a sign-in with a number
 * @param levels names of the levels from low to high, as the claim has them; by default eIDAS' low, substantial and high
 * @param minimumLevel the lowest of these that suffices
 * @param signInAt address of the service that signs residents in and hands them over, without a slash at the end; absent:
 *     this service does so itself
 */
@Validated
@ConfigurationProperties("stadsbode.security.residents")
record ResidentSignInSettings(
        @Nullable String numberClaim,
        @DefaultValue("acr") @NotBlank String levelClaim,

        @DefaultValue({
            "http://eidas.europa.eu/LoA/low",
            "http://eidas.europa.eu/LoA/substantial",
            "http://eidas.europa.eu/LoA/high"
        })
        List<String> levels,

        @DefaultValue("http://eidas.europa.eu/LoA/substantial") @NotBlank
        String minimumLevel,

        @PageAddress @Nullable URI signInAt) {

    ResidentSignInSettings {
        levels = List.copyOf(levels);
        if (!levels.contains(minimumLevel)) {
            throw new IllegalArgumentException("stadsbode.security.residents.minimum-level is none of the levels");
        }
    }

    boolean suffices(@Nullable String level) {
        return level != null && levels.indexOf(level) >= levels.indexOf(minimumLevel);
    }
}
