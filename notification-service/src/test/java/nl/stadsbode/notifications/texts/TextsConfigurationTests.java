package nl.stadsbode.notifications.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TextsConfigurationTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(TextsConfiguration.class)
            .withBean(Clock.class, Clock::systemUTC);

    @Test
    void a_municipality_is_a_matter_of_settings() {
        application
                .withPropertyValues("stadsbode.texts.municipality=Delft", "stadsbode.texts.phone=14 015")
                .run(context -> assertThat(context.getBean(Texts.class)
                                .sms(Samples.passport("requested").update(), Samples.resident(Language.NL))
                                .text())
                        .contains("Bel 14 015.")
                        .endsWith("Groet, gemeente Delft"));
    }

    @Test
    void a_number_for_calls_from_abroad_is_told_only_where_one_is_set() {
        application.run(context -> assertThat(emails(context.getBean(Texts.class)))
                .noneMatch(text -> text.contains("buitenland") || text.contains("abroad")));
        application
                .withPropertyValues("stadsbode.texts.phone-abroad= ")
                .run(context -> assertThat(emails(context.getBean(Texts.class)))
                        .noneMatch(text -> text.contains("buitenland") || text.contains("abroad")));
        application
                .withPropertyValues("stadsbode.texts.phone-abroad=+31 10 123 45 67")
                .run(context -> assertThat(emails(context.getBean(Texts.class)))
                        .satisfiesExactly(
                                nl -> assertThat(nl)
                                        .contains("Belt u vanuit het buitenland? Bel dan +31 10 123 45 67."),
                                en -> assertThat(en)
                                        .contains("Are you calling from abroad? Then call +31 10 123 45 67.")));
    }

    private static List<String> emails(Texts texts) {
        return Language.COMPLETE.stream()
                .map(language -> texts.email(
                                Samples.passport("requested").update(), Samples.resident(language), null, Samples.CLEAR)
                        .text()
                        .replaceAll("\\s+", " "))
                .toList();
    }

    @Test
    void large_print_is_never_made_small() {
        application
                .withPropertyValues("stadsbode.texts.letter.large-print=12")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void texts_that_are_not_there_stop_the_start() {
        application
                .withPropertyValues("stadsbode.texts.location=classpath:/nowhere/")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidTexts.class)
                        .hasMessageContaining("nl/common.yaml: is missing"));
    }
}
