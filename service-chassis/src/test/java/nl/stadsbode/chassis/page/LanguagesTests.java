package nl.stadsbode.chassis.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import nl.stadsbode.chassis.testing.ResidentsLanguages;
import org.junit.jupiter.api.Test;

class LanguagesTests extends ResidentsLanguages {

    private final PageLanguages languages = PageLanguages.found();

    @Override
    protected List<String> sources() {
        return List.of(
                "resources/templates/chassis/layout.html",
                "resources/templates/chassis/accessibility.html",
                "resources/templates/error.html");
    }

    @Override
    protected String bundle() {
        return "chassis-messages";
    }

    @Test
    void the_files_tell_which_there_are_and_the_whole_ones_come_first() {
        assertThat(languages.all()).extracting(PageLanguage::code).containsExactly("nl", "en", "ar", "pl", "tr");
        assertThat(languages.all()).filteredOn(PageLanguage::whole).hasSize(2);
    }

    @Test
    void each_is_named_as_its_readers_name_it() {
        assertThat(languages.all())
                .extracting(PageLanguage::name)
                .containsExactly("Nederlands", "English", "العربية", "Polski", "Türkçe");
        assertThat(languages.name("xx")).isEqualTo("xx");
    }

    @Test
    void arabic_runs_from_right_to_left() {
        assertThat(languages.of(Locale.of("ar")).direction()).isEqualTo("rtl");
        assertThat(languages.of(Locale.of("tr")).direction()).isEqualTo("ltr");
        assertThat(languages.of(Locale.of("xx")).code()).isEqualTo("nl");
    }
}
