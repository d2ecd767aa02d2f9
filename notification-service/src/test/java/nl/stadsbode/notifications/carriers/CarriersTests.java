package nl.stadsbode.notifications.carriers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.util.List;
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
            .withBean(ReturnSecret.class, () -> () -> new byte[] {1, 2, 3})
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
    void several_can_stand_behind_a_channel_in_the_order_of_a_list() {
        application
                .withPropertyValues(
                        "stadsbode.carriers.sms.backups[0].name=second",
                        "stadsbode.carriers.sms.backups[0].port=1",
                        "stadsbode.carriers.sms.backups[0].rate=5",
                        "stadsbode.carriers.sms.backups[1].name=third",
                        "stadsbode.carriers.sms.backups[1].port=1",
                        "stadsbode.carriers.email.backups[0].name=other-relay",
                        "stadsbode.carriers.email.backups[0].port=1")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBeansOfType(Carrier.class).values())
                            .extracting(Carrier::channel, Carrier::place, Carrier::name, Carrier::rate)
                            .containsExactlyInAnyOrder(
                                    tuple(Channel.SMS, 0, "smsc", 0.0),
                                    tuple(Channel.SMS, 1, "second", 5.0),
                                    tuple(Channel.SMS, 2, "third", 0.0),
                                    tuple(Channel.EMAIL, 0, "mail-relay", 0.0),
                                    tuple(Channel.EMAIL, 1, "other-relay", 0.0));
                });
    }

    @Test
    void a_backup_is_checked_like_the_first_and_has_none_of_its_own() {
        for (var wrong : List.of("sender=Gemeente Rotterdam", "rate=-1", "backups[0].name=deeper")) {
            application
                    .withPropertyValues("stadsbode.carriers.sms.backups[0]." + wrong)
                    .run(context -> assertThat(context).as(wrong).hasFailed());
        }
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
