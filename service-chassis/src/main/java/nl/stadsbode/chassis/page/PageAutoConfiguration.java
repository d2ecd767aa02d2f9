package nl.stadsbode.chassis.page;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureBefore;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
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
     * @param links the pages of all services, for the menu
     */
    @ConfigurationProperties("stadsbode.pages")
    public record Settings(
            @DefaultValue("Gemeente Rotterdam") String municipality,
            @DefaultValue("14 010") String phone,
            @DefaultValue("Europe/Amsterdam") ZoneId zone,
            @DefaultValue("http://localhost:8081") String casesUrl,
            @DefaultValue("http://localhost:8082") String preferencesUrl,
            @DefaultValue("http://localhost:8083") String notificationsUrl) {}

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
