package nl.stadsbode.notifications.carriers.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import nl.stadsbode.notifications.carriers.Carrier;
import nl.stadsbode.notifications.carriers.PrintHouse;
import nl.stadsbode.notifications.carriers.ReceiptBox;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The carriers as the service finds them: by their packages. */
class RehearsalTests {

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(basePackageClasses = Carrier.class)
    static class AllCarriers {}

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(AllCarriers.class)
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(ReceiptBox.class, () -> receipts -> {
                throw new AssertionError("nobody sends receipts in a rehearsal");
            });

    @Test
    void in_a_rehearsal_there_is_one_carrier_a_channel_and_none_that_reaches_anybody() {
        application.withPropertyValues("stadsbode.carriers.rehearsal=true").run(context -> {
            assertThat(context.getBeansOfType(Carrier.class).values())
                    .hasOnlyElementsOfType(RehearsedCarrier.class)
                    .extracting(Carrier::channel)
                    .containsExactlyInAnyOrder(Channel.SMS, Channel.EMAIL);
            assertThat(context.getBeansOfType(PrintHouse.class).values())
                    .singleElement()
                    .isInstanceOf(RehearsedPrintHouse.class);
        });
    }

    @Test
    void without_the_setting_nothing_is_rehearsed() {
        application
                .withPropertyValues(
                        "stadsbode.carriers.sms.enabled=false",
                        "stadsbode.carriers.email.enabled=false",
                        "stadsbode.carriers.letter.enabled=false")
                .run(context ->
                        assertThat(context).doesNotHaveBean(Carrier.class).doesNotHaveBean(PrintHouse.class));
    }
}
