package nl.stadsbode.notifications.texts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who sends, and where the texts are.
 *
 * @param location the folder with {@code nl/}, {@code en/} and {@code layouts/}; default {@code classpath:/texts/}
 * @param municipality its name without "gemeente"; default {@code Rotterdam}
 * @param phone as people dial it from within the country; default {@code 14 010}
 * @param phoneAbroad as people dial it from abroad; no default: messages then do not speak of it
 * @param openingHours of the phone by language, as they read in the middle of a sentence; default as each language's
 *     {@code common.yaml} says; where they are set for one language, they must be for all
 * @param website as printed: never in an SMS
 * @param preferencesPage where residents change how they are told: linked in e-mails
 * @param visit the visiting address, in lines
 * @param zone decides the date on a letter; default {@code Europe/Amsterdam}
 * @param letter the measures of a letter
 */
@Validated
@ConfigurationProperties("stadsbode.texts")
public record TextSettings(
        @NotBlank @DefaultValue("classpath:/texts/") String location,
        @NotBlank @DefaultValue("Rotterdam") String municipality,
        @NotBlank @DefaultValue("14 010") String phone,
        @Nullable String phoneAbroad,
        @NotNull @DefaultValue Map<String, String> openingHours,
        @NotBlank @DefaultValue("www.rotterdam.nl") String website,
        @NotNull @DefaultValue("http://localhost:8082/") URI preferencesPage,

        @NotNull @DefaultValue({"Coolsingel 40", "3011 AD Rotterdam"})
        List<String> visit,

        @NotNull @DefaultValue("Europe/Amsterdam") ZoneId zone,
        @Valid @NotNull @DefaultValue LetterMeasures letter) {

    /** Without scheme and last slash. */
    String preferencesPageAsPrinted() {
        return preferencesPage.getAuthority() + preferencesPage.getPath().replaceFirst("/$", "");
    }
}
