package nl.stadsbode.chassis.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * The reader's language: chosen by {@code ?lang=}, remembered in a cookie, else the browser's, else Dutch. Staff read the
 * languages that every page is in.
 */
@Configuration(proxyBeanMethods = false)
class LanguageChoice implements WebMvcConfigurer {

    private final PageLanguages languages;

    LanguageChoice(PageLanguages languages) {
        this.languages = languages;
    }

    static LocaleResolver resolver(PageLanguages languages) {
        CookieLocaleResolver resolver = new OfReader(languages);
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor change = new LocaleChangeInterceptor() {
            @Override
            protected @Nullable Locale parseLocaleValue(String value) {
                if (!languages.has(value)) {
                    throw new IllegalArgumentException("no page is in it");
                }
                return Locale.of(value);
            }
        };
        change.setParamName("lang");
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change);
    }

    private static final class OfReader extends CookieLocaleResolver {

        private final PageLanguages languages;

        OfReader(PageLanguages languages) {
            super("stadsbode-language");
            this.languages = languages;
            setDefaultLocaleFunction(this::ofBrowser);
        }

        private Locale ofBrowser(HttpServletRequest request) {
            return request.getHeader("Accept-Language") == null
                    ? languages.all().getFirst().locale()
                    : languages.of(request.getLocale()).locale();
        }

        @Override
        protected @Nullable Locale parseLocaleValue(String value) {
            return languages.has(value) ? Locale.of(value) : null;
        }

        @Override
        public Locale resolveLocale(HttpServletRequest request) {
            return forReader(request, super.resolveLocale(request));
        }

        @Override
        public LocaleContext resolveLocaleContext(HttpServletRequest request) {
            LocaleContext chosen = super.resolveLocaleContext(request);
            return () -> forReader(request, Objects.requireNonNull(chosen.getLocale()));
        }

        private Locale forReader(HttpServletRequest request, Locale chosen) {
            return languages.of(chosen).whole() || !isStaff(request)
                    ? chosen
                    : languages.all().getFirst().locale();
        }

        private static boolean isStaff(HttpServletRequest request) {
            return !request.isUserInRole("resident")
                    && Stream.of("caseworker", "contact", "editor", "operator").anyMatch(request::isUserInRole);
        }
    }
}
