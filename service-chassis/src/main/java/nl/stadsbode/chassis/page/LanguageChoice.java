package nl.stadsbode.chassis.page;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** The reader's language: chosen by {@code ?lang=}, remembered in a cookie, else the browser's, else Dutch. */
@Configuration(proxyBeanMethods = false)
class LanguageChoice implements WebMvcConfigurer {

    static LocaleResolver resolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("stadsbode-language");
        resolver.setDefaultLocaleFunction(request -> {
            var languages = PageAutoConfiguration.LANGUAGES;
            var wanted = request.getHeader("Accept-Language") == null ? languages.getFirst() : request.getLocale();
            return languages.stream()
                    .filter(language -> language.getLanguage().equals(wanted.getLanguage()))
                    .findFirst()
                    .orElse(languages.getFirst());
        });
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor change = new LocaleChangeInterceptor();
        change.setParamName("lang");
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change);
    }
}
