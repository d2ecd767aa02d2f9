package nl.stadsbode.notifications.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.stadsbode.chassis.page.PageLanguage;
import nl.stadsbode.chassis.page.PageLanguages;
import nl.stadsbode.chassis.testing.ResidentsLanguages;
import org.junit.jupiter.api.Test;

class ResidentsLanguagesTests extends ResidentsLanguages {

    private static final String SERVICE = "java/nl/stadsbode/notifications/";

    @Override
    protected List<String> sources() {
        return List.of(
                "resources/templates/messages/all.html",
                "resources/templates/messages/one.html",
                "resources/templates/clarity/ask.html",
                "resources/templates/clarity/question.html",
                "resources/templates/clarity/code.html",
                "resources/templates/unsubscribing",
                SERVICE + "clarity/LetterCodePages.java",
                SERVICE + "messages/OwnMessagesPages.java",
                SERVICE + "messages/OwnWords.java",
                SERVICE + "messages/OwnCopy.java",
                SERVICE + "unsubscribing/UnsubscribePage.java");
    }

    @Override
    protected boolean isForStaff(String key) {
        return key.startsWith("clarity.figures.");
    }

    @Test
    void each_language_that_residents_can_choose_has_texts() throws IOException {
        try (var folders = Files.list(Path.of("src/main/resources/texts"))) {
            var codes = folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals("layouts"))
                    .toList();

            assertThat(PageLanguages.found().all())
                    .extracting(PageLanguage::code)
                    .containsExactlyInAnyOrderElementsOf(codes);
            assertThat(codes)
                    .filteredOn(code -> !code.equals("nl"))
                    .allSatisfy(code -> assertThat(Path.of(
                                    "../preference-service/src/main/resources/messages_" + code + ".properties"))
                            .exists());
        }
    }
}
