package nl.stadsbode.notifications.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

class CarriersTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Carriers.class)
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(ReceiptBox.class, ReceivedReceipts::new)
            .withPropertyValues(
                    // nobody listens there
                    "stadsbode.carriers.sms.port=1",
                    "stadsbode.carriers.email.port=1",
                    "stadsbode.carriers.letter.port=1",
                    "stadsbode.carriers.letter.host-key=SHA256:" + "A".repeat(43),
                    "stadsbode.carriers.email.bounces.port=0");

    @Configuration(proxyBeanMethods = false)
    @ComponentScan
    static class Carriers {}

    @Test
    void the_service_starts_while_every_carrier_is_away() {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBeansOfType(Carrier.class).values())
                    .extracting(Carrier::channel)
                    .containsExactlyInAnyOrder(Channel.SMS, Channel.EMAIL);
            assertThat(context).hasSingleBean(PrintHouse.class);
        });
    }

    @Test
    void each_can_be_left_out() {
        application
                .withPropertyValues(
                        "stadsbode.carriers.sms.enabled=false",
                        "stadsbode.carriers.email.enabled=false",
                        "stadsbode.carriers.letter.enabled=false")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context).doesNotHaveBean(Carrier.class);
                    assertThat(context).doesNotHaveBean(PrintHouse.class);
                });
    }

    @Test
    void a_sender_name_that_no_phone_can_show_stops_the_start() {
        application
                .withPropertyValues("stadsbode.carriers.sms.sender=Gemeente Rotterdam")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void a_print_house_whose_key_is_not_known_stops_the_start() {
        application
                .withPropertyValues("stadsbode.carriers.letter.host-key=")
                .run(context -> assertThat(context).hasFailed());
    }
}
