package nl.stadsbode.chassis.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * The languages of a service's pages: Dutch, and each that has a {@code messages_xx.properties} in the service and a
 * {@code chassis-messages_xx.properties} here. For templates: {@code ${@pageLanguages.all()}}.
 */
public final class PageLanguages {

    private static final String DUTCH = "nl";

    /** Those in which catalogues name case types, statuses and topics. */
    private static final Set<String> NAMED = Set.of(DUTCH, "en");

    private static final List<String> BUNDLES = List.of("messages", "chassis-messages");

    private final List<PageLanguage> all;

    private PageLanguages(List<PageLanguage> all) {
        this.all = all;
    }

    /** Those that the class path has files of: Dutch, then those that are whole, then the others, by code. */
    public static PageLanguages found() {
        List<String> bundles =
                BUNDLES.stream().filter(bundle -> file(bundle, "") != null).toList();
        List<PageLanguage> others = Stream.of(Locale.getISOLanguages())
                .filter(code -> bundles.stream().allMatch(bundle -> file(bundle, code) != null))
                .map(code -> new PageLanguage(code, bundles.stream().allMatch(bundle -> whole(bundle, code))))
                .sorted((one, other) -> one.whole() == other.whole()
                        ? one.code().compareTo(other.code())
                        : Boolean.compare(other.whole(), one.whole()))
                .toList();
        return new PageLanguages(Stream.concat(Stream.of(new PageLanguage(DUTCH, true)), others.stream())
                .toList());
    }

    public List<PageLanguage> all() {
        return all;
    }

    public boolean has(String code) {
        return all.stream().anyMatch(language -> language.code().equals(code));
    }

    /** The language of this locale; Dutch where there is none. */
    public PageLanguage of(Locale locale) {
        return all.stream()
                .filter(language -> language.code().equals(locale.getLanguage()))
                .findFirst()
                .orElse(all.getFirst());
    }

    /** A language's own name; its code, where there are no files of it any more. */
    public String name(String code) {
        return has(code) ? of(Locale.of(code)).name() : code;
    }

    /** Which language names from a catalogue are in, where that is not the reader's: theirs are Dutch then. */
    public @Nullable String ofNames() {
        return NAMED.contains(LocaleContextHolder.getLocale().getLanguage()) ? null : DUTCH;
    }

    private static boolean whole(String bundle, String code) {
        return Objects.requireNonNull(file(bundle, code))
                .keySet()
                .containsAll(Objects.requireNonNull(file(bundle, "")).keySet());
    }

    private static @Nullable Properties file(String bundle, String code) {
        ClassPathResource resource = new ClassPathResource(bundle + (code.isEmpty() ? "" : "_" + code) + ".properties");
        try {
            return resource.exists() ? PropertiesLoaderUtils.loadProperties(resource) : null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource.getPath(), e);
        }
    }
}
