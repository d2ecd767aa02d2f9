package nl.stadsbode.notifications.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class TextsAreCheckedTests {

    @TempDir
    private Path folder;

    @BeforeEach
    void copyTexts() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("src/main/resources/texts"), folder);
    }

    @Test
    void a_folder_outside_the_application_can_hold_them() throws IOException {
        replace("nl/passport.yaml", "version: 2", "version: 7");

        var sms = load().sms(Samples.passport("requested").update(), Samples.resident(Language.NL));

        assertThat(sms.textVersion()).isEqualTo("nl/passport 7, nl/common 6");
    }

    @Test
    void a_variable_that_does_not_exist_is_named_with_its_file_and_key() throws IOException {
        replace("nl/passport.yaml", "Wij hebben {{about}} ontvangen", "Wij hebben {{abuot}} ontvangen");

        assertRefused("nl/passport.yaml, statuses.requested.headline: {{abuot}} does not exist here");
    }

    @Test
    void a_last_day_cannot_be_named_where_there_may_be_none() throws IOException {
        replace("nl/passport.yaml", "ask: Haal uw paspoort op.", "ask: Haal uw paspoort op voor {{reactionBy}}.");

        assertRefused("nl/passport.yaml, statuses.ready-for-collection.ask: {{reactionBy}} does not exist here");
    }

    @Test
    void a_number_for_calls_from_abroad_cannot_be_named_where_it_may_not_be_set() throws IOException {
        replace("nl/common.yaml", "Bel ons op {{phone}}.", "Bel ons op {{phoneAbroad}}.");

        assertRefused("nl/common.yaml, sentences.questions: {{phoneAbroad}} does not exist here");
    }

    @Test
    void an_unknown_key_is_named() throws IOException {
        replace("en/passport.yaml", "    explanation: We will check", "    explenation: We will check");

        assertRefused(
                "en/passport.yaml, statuses.requested.explenation: is not a key that is known here",
                "en/passport.yaml, statuses.requested.explanation: is missing");
    }

    @Test
    void a_status_that_one_language_lacks_is_named() throws IOException {
        replace("en/passport.yaml", "  destroyed:", "  destroid:");

        assertRefused(
                "en/passport.yaml, statuses.destroyed: is missing, another language has it",
                "nl/passport.yaml, statuses.destroid: is missing, another language has it");
    }

    @Test
    void a_file_that_one_language_lacks_is_named() throws IOException {
        Files.delete(folder.resolve("en/objection.yaml"));

        assertRefused("en/objection.yaml, statuses.received: is missing, another language has it");
    }

    @Test
    void a_shared_sentence_that_is_not_there_or_not_known_is_named() throws IOException {
        replace("nl/common.yaml", "  closing:", "  closingWords:");

        assertRefused(
                "nl/common.yaml, sentences.closing: is missing",
                "nl/common.yaml, sentences.closingWords: is not a key that is known here");
    }

    @Test
    void a_version_is_asked_for() throws IOException {
        replace("nl/common.yaml", "version: 6", "version: one");

        assertRefused("nl/common.yaml, version: must be a whole number from 1");
    }

    @Test
    void sections_and_half_braces_are_refused() throws IOException {
        replace("nl/passport.yaml", "{{disagree}}", "{{#disagree}}x{{/disagree}}");
        replace("nl/parking-permit.yaml", "next: \"{{disagree}}\"", "next: \"{{disagree\"");

        assertRefused(
                "nl/passport.yaml, statuses.refused.next: may hold variables only",
                "nl/parking-permit.yaml, statuses.granted.next:");
    }

    @Test
    void a_layout_that_names_what_is_not_there_is_refused() throws IOException {
        replace("layouts/letter.html.mustache", "{{reference}}", "{{refrence}}");

        assertRefused("layouts/letter.html.mustache: {{refrence}} does not exist");
    }

    private void assertRefused(String... problems) {
        assertThatExceptionOfType(InvalidTexts.class)
                .isThrownBy(this::load)
                .satisfies(refused -> assertThat(refused.getMessage()).contains(problems));
    }

    private Texts load() {
        return Samples.textsWith(Map.of("stadsbode.texts.location", "file:" + folder + "/"));
    }

    private void replace(String file, String what, String by) throws IOException {
        var path = folder.resolve(file);
        var text = Files.readString(path);
        assertThat(text).contains(what);
        Files.writeString(path, text.replace(what, by));
    }
}
