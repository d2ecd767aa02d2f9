package nl.stadsbode.deploy.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Dutch or English: as chosen on the page, else as the browser asks, else Dutch. */
@Configuration(proxyBeanMethods = false)
class Languages implements WebMvcConfigurer {

    private static final Locale DUTCH = Locale.of("nl");
    private static final List<Locale> SPOKEN = List.of(DUTCH, Locale.ENGLISH);

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver chosen = new CookieLocaleResolver("stadsbode-language");
        chosen.setDefaultLocaleFunction(Languages::asked);
        chosen.setCookieHttpOnly(true);
        chosen.setCookieSameSite("Lax");
        chosen.setRejectInvalidCookies(false);
        return chosen;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        LocaleChangeInterceptor choice = new LocaleChangeInterceptor();
        choice.setParamName("lang");
        choice.setIgnoreInvalidLocale(true);
        interceptors.addInterceptor(choice);
    }

    private static Locale asked(HttpServletRequest request) {
        String header = request.getHeader("Accept-Language");
        if (header == null || header.isBlank()) {
            return DUTCH;
        }
        Locale match = Locale.lookup(Locale.LanguageRange.parse(header), SPOKEN);
        return match == null ? DUTCH : match;
    }
}
