package nl.stadsbode.cases.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class CatalogueFileTest {

    private static final String SOUND = """
            code: street-light
            topic: public-space
            name: {nl: Lantaarnpaal, en: Street light}
            statuses:
              - code: reported
                name: {nl: Gemeld, en: Reported}
                initial: true
                residentsAreTold: true
                kind: service
                urgent: false
                sensitivity: normal
                reactionWithinDays: 7
                isFinal: false
                next: [repaired]
              - code: repaired
                name: {nl: Gerepareerd, en: Repaired}
                initial: false
                residentsAreTold: false
                kind: official
                urgent: true
                sensitivity: sensitive
                isFinal: true
                next: []
            """;

    @Test
    void the_catalogue_that_is_shipped_is_sound_and_has_twelve_case_types() throws Exception {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:catalogue/*.yaml");

        Catalogue catalogue = new CatalogueConfiguration().catalogue(files);

        assertThat(catalogue.all()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(catalogue.require("debt-help").initial().sensitive()).isTrue();
    }

    @Test
    void a_sound_file_is_read() {
        CaseType read = read(SOUND);

        assertThat(read.initial().reactionWithinDays()).isEqualTo(7);
        assertThat(read.after("reported")).extracting(StatusType::code).containsExactly("repaired");
        assertThat(read.after(null)).containsExactly(read.initial());
        assertThat(read.status("repaired").orElseThrow().official()).isTrue();
    }

    @Test
    void an_unknown_key_is_named() {
        refused(SOUND.replace("topic:", "colour: red\ntopic:"), "colour", "unknown key");
        refused(
                SOUND.replace("    urgent: true", "    urgent: true\n    hurry: 1"),
                "statuses[1].hurry",
                "unknown key");
    }

    @Test
    void a_missing_name_is_named() {
        refused(SOUND.replace(", en: Reported", ""), "statuses[0].name.en", "missing");
        refused(SOUND.replace("name: {nl: Lantaarnpaal, en: Street light}\n", ""), "name", "missing");
        refused(SOUND.replace("nl: Gemeld", "nl: ' '"), "statuses[0].name.nl", "blank");
    }

    @Test
    void there_is_exactly_one_initial_status() {
        refused(SOUND.replace("initial: true", "initial: false"), "statuses", "none is");
        refused(SOUND.replace("initial: false", "initial: true"), "statuses", "[reported, repaired]");
    }

    @Test
    void the_next_statuses_exist() {
        refused(SOUND.replace("[repaired]", "[mended]"), "statuses[0].next", "unknown status 'mended'");
        refused(SOUND.replace("[repaired]", "[repaired, repaired]"), "statuses[0].next", "twice");
    }

    @Test
    void every_status_can_be_reached() {
        refused(SOUND.replace("[repaired]", "[reported]"), "statuses[1].code", "cannot be reached");
    }

    @Test
    void a_final_status_is_the_end_and_any_other_is_not() {
        refused(SOUND.replace("next: []", "next: [reported]"), "statuses[1].next", "final");
        refused(SOUND.replace("isFinal: true", "isFinal: false"), "statuses[1].next", "not final");
    }

    @Test
    void nobody_reacts_to_what_they_were_not_told() {
        refused(
                SOUND.replace("residentsAreTold: true", "residentsAreTold: false"),
                "statuses[0].reactionWithinDays",
                "not told");
    }

    @Test
    void duplicates_are_named() {
        refused(SOUND.replace("code: repaired", "code: reported"), "statuses[1].code", "'reported' is there twice");
        refused(SOUND.replace("topic: public-space", "topic: public-space\ntopic: waste"), "(file)", "topic");
    }

    @Test
    void values_have_the_right_shape() {
        refused(SOUND.replace("kind: official", "kind: formal"), "statuses[1].kind", "[official, service]");
        refused(SOUND.replace("urgent: true", "urgent: soon"), "statuses[1].urgent", "true or false");
        refused(SOUND.replace("reactionWithinDays: 7", "reactionWithinDays: 0"), "reactionWithinDays", "above 0");
        refused(SOUND.replace("code: street-light", "code: Street light"), "code", "lower-case");
        refused(SOUND.replace("code: street-light", "code: lamp"), "code", "name of the file");
        refused("just text", "(file)", "map");
    }

    private static void refused(String yaml, String key, String problem) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InvalidCatalogue.class)
                .hasMessageContaining("catalogue/street-light.yaml: ")
                .hasMessageContaining(key)
                .hasMessageContaining(problem);
    }

    private static CaseType read(String yaml) {
        return CatalogueFile.read("street-light.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
