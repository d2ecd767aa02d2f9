package nl.stadsbode.chassis.settings;

import static org.assertj.core.api.Assertions.assertThat;

import nl.stadsbode.chassis.page.PageAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PageAddressTests {

    @EnableConfigurationProperties(PageAutoConfiguration.Settings.class)
    static class Pages {}

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Pages.class);

    @ParameterizedTest
    @ValueSource(
            strings = {"https://zaken.example.org/", "zaken.example.org", "https://zaken.example.org?a=b", "https://"})
    void an_address_behind_which_nothing_can_be_put_is_refused_at_start(String address) {
        application
                .withPropertyValues("stadsbode.pages.cases-url=" + address)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("without a slash at the end"));
    }

    @Test
    void an_address_with_a_path_or_none_is_taken() {
        application
                .withPropertyValues(
                        "stadsbode.pages.cases-url=https://example.org/zaken",
                        "stadsbode.pages.preferences-url=http://localhost:8082")
                .run(context -> assertThat(context).hasNotFailed());
    }
}
