package nl.stadsbode.chassis.page;

import java.time.Clock;
import java.time.ZoneId;
import nl.stadsbode.chassis.settings.PageAddress;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureBefore;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.servlet.LocaleResolver;

/** Layout, theme, language and dates of the pages. */
@AutoConfiguration
@AutoConfigureBefore(name = "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration")
@EnableConfigurationProperties(PageAutoConfiguration.Settings.class)
@Import({AccessibilityPage.class, PageModel.class, LanguageChoice.class, Contracts.class})
public class PageAutoConfiguration {

    /**
     * @param municipality name shown on every page
     * @param phone where people who read the pages can call
     * @param zone time zone of dates and times
     * @param casesUrl where the pages of the case-service are, without a slash at the end
     * @param preferencesUrl the same of the preference-service
     * @param notificationsUrl the same of the notification-service
     */
    @Validated
    @ConfigurationProperties("stadsbode.pages")
    public record Settings(
            @DefaultValue("Gemeente Rotterdam") String municipality,
            @DefaultValue("14 010") String phone,
            @DefaultValue("Europe/Amsterdam") ZoneId zone,

            @PageAddress @DefaultValue("http://localhost:8081")
            String casesUrl,

            @PageAddress @DefaultValue("http://localhost:8082")
            String preferencesUrl,

            @PageAddress @DefaultValue("http://localhost:8083")
            String notificationsUrl) {}

    @Bean
    PageLanguages pageLanguages() {
        return PageLanguages.found();
    }

    @Bean
    LocaleResolver localeResolver(PageLanguages languages) {
        return LanguageChoice.resolver(languages);
    }

    /** Dates and times in the reader's language, for templates: {@code ${@moments.full(instant)}}. */
    @Bean
    Moments moments(Settings settings, Clock clock) {
        return new Moments(settings.zone(), clock);
    }
}
