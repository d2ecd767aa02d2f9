package nl.stadsbode.deploy.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done for residents at the desk, and how a resident comes in by DigiD. */
@WholeStadsbode
class DeskWalkTests {

    private final Town town;
    private Visitor visitor = new Visitor();

    DeskWalkTests(Town town) {
        this.town = town;
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    void what_is_said_by_phone_is_written_down_confirmed_and_followed() {
        Person person = Person.told("sms", "email");
        town.register(person);
        visitor.signIn("connie", town.at().preferences() + "/residents/" + person.id());
        visitor.find("#choice-form #topic").selectOption("permits");
        visitor.find("#choice-form #first").selectOption("email");
        visitor.find("#choice-form button").press("Enter");
        assertThat(visitor.find("[role=status]")).containsText("De keuze is vastgelegd");
        visitor.requireAccessible("a wish that was spoken");
        visitor.picture("desk-spoken");
        org.assertj.core.api.Assertions.assertThat(town.arrived(person, "sms")).contains("zijn veranderd");
        String mail = town.awaitTold(person, "email", "Kenmerk");
        org.assertj.core.api.Assertions.assertThat(mail).contains("Aanvraag");

        visitor.open(town.at().notifications() + "/residents/" + person.id() + "/messages");
        visitor.find("main ol a").first().press("Enter");
        visitor.find("form[action$='/clear'] input[value=no]").press(" ");
        visitor.find("form[action$='/clear'] [name=reason]").selectOption(new SelectOption().setIndex(1));
        visitor.find("form[action$='/clear'] button").press("Enter");
        assertThat(visitor.find("[role=status]")).isVisible();
        visitor.requireAccessible("said by phone whether it was clear");
        visitor.picture("desk-clear");
    }

    @Test
    void the_contact_centre_pauses_tests_prints_and_has_erased_for_who_asks_for_it() {
        Person rosa = Person.told("sms", "email");
        town.register(rosa);
        String desk = town.at().preferences() + "/residents/" + rosa.id();

        visitor.signIn("connie", desk);
        visitor.find("#until").fill(LocalDate.now().plusDays(20).toString());
        visitor.find("form[action$='/pause'] button").press("Enter");
        assertThat(visitor.find("[role=status]")).containsText("pauze is vastgelegd");
        assertThat(visitor.find("main")).containsText("Er is een pauze tot");
        visitor.requireAccessible("a resident with a pause on request");
        visitor.picture("desk-pause");
        visitor.picture("desk-pause-narrow", Visitor.NARROW);
        String paused = newsAndDecision(rosa);
        visitor.find("#until").fill(LocalDate.now().toString());
        visitor.find("form[action$='/pause']").evaluate("form => form.noValidate = true");
        visitor.find("form[action$='/pause'] button").press("Enter");
        assertThat(visitor.find("[role=alert]")).containsText("drie maanden");
        visitor.requireAccessible("a pause that cannot be");

        visitor.find("form[action$='/contact/email/test'] button").first().press("Enter");
        assertThat(visitor.find("[role=status]")).containsText("onderweg");
        assertThat(visitor.find("main")).containsText("Testbericht gestuurd: E-mail");
        visitor.requireAccessible("a resident who was sent a test message");
        visitor.picture("desk-test");
        town.letPass(Duration.ofDays(21), List.of(paused));
        awaitDeliveries(paused, "sms delivered", "letter delivered");

        visitor.open(desk + "/data");
        visitor.requireAccessible("data of a resident");
        visitor.picture("desk-export-narrow", Visitor.NARROW);
        visitor.find("#identity").selectOption("passport");
        visitor.find("form[action$='/export'] button").press("Enter");
        assertThat(visitor.find("[role=status]")).isVisible();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            visitor.open(desk + "/data");
            return visitor.find("a[href$='/letter']").count() == 1;
        });
        assertThat(visitor.find("main")).containsText("Paspoort");
        visitor.requireAccessible("data of a resident, gathered");
        visitor.picture("desk-export");
        org.assertj.core.api.Assertions.assertThat(visitor.fetch("a[href$='/letter']"))
                .startsWith("%PDF");

        visitor.find("#sure").check();
        visitor.find("form[action$='/forgetting']").evaluate("form => form.noValidate = true");
        visitor.find("form[action$='/forgetting'] button").press("Enter");
        assertThat(visitor.find("[role=alert]")).containsText("Kies hoe u zag wie het vraagt");
        visitor.requireAccessible("data of a resident, nobody seen");
        visitor.find("#identity-forgetting").selectOption("driving-licence");
        visitor.find("#sure").check();
        visitor.picture("desk-forgetting");
        visitor.picture("desk-forgetting-narrow", Visitor.NARROW);
        visitor.find("form[action$='/forgetting'] button").press("Enter");
        assertThat(visitor.find("[role=status]")).containsText("worden gewist");
        visitor.find("form[action$='/taken-back'] button").press("Enter");
        assertThat(visitor.find("[role=status]")).containsText("blijven bewaard");
        assertThat(visitor.find("main")).containsText("Rijbewijs");
        visitor.requireAccessible("data of a resident, not erased after all");
        visitor.picture("desk-forgetting-taken-back-narrow", Visitor.NARROW);
    }

    @Test
    void who_comes_by_digid_is_known_by_the_number_at_one_service_and_handed_over_to_the_other() {
        visitor.signInRefused("dora", town.at().preferences() + "/my");
        assertThat(visitor.find("main")).containsText("niet zeker genoeg");
        visitor.requireAccessible("a sign-in that is not sure enough");
        visitor.picture("sign-in-level-narrow", Visitor.NARROW);
        next();
        visitor.signInRefused("dirk", town.at().preferences() + "/my");
        assertThat(visitor.find("main")).containsText("kennen uw burgerservicenummer nog niet");
        visitor.requireAccessible("a sign-in of who is not in the register");
        visitor.picture("sign-in-unknown");

        Person dirk = Person.told("email").as(UUID.randomUUID());
        town.register(dirk);
        town.api().put(town.at().preferences() + "/api/v1/residents/" + dirk.id() + "/bsn", Map.of("bsn", "999990019"));
        town.open("environmental-permit", dirk);
        town.arrived(dirk, "email");
        next();
        visitor.signIn("dirk", town.at().notifications() + "/my/messages");
        assertThat(visitor.find("main li a").first()).isVisible();
        visitor.requireAccessible("messages of who came by DigiD");
        visitor.picture("digid-messages");
        org.assertj.core.api.Assertions.assertThat(visitor.address())
                .doesNotContain("999990019", dirk.id().toString());
        visitor.open(town.at().preferences() + "/my");
        assertThat(visitor.find("h1")).isVisible();
        visitor.requireAccessible("own choices of who came by DigiD");
        visitor.open(town.at().notifications() + "/my/messages");
        visitor.find("form[action='/logout'] button").press("Enter");
        assertThat(visitor.find("h1")).containsText("U bent hier uitgelogd");
        visitor.requireAccessible("signed out of one of the two");
    }

    /** In the pause news waits, and what is official does not. */
    private String newsAndDecision(Person person) {
        await().until(() -> town.wishesKnown(person)
                >= town.resident(person).path("version").asLong());
        String id = town.open("environmental-permit", person).path("id").asString();
        town.change(id, "decision-made");
        awaitDeliveries(id, "sms scheduled", "letter delivered");
        return id;
    }

    private void awaitDeliveries(String caseId, String... expected) {
        await().atMost(Duration.ofSeconds(45))
                .untilAsserted(() -> org.assertj.core.api.Assertions.assertThat(town.deliveries(caseId))
                        .containsExactlyInAnyOrder(expected));
    }

    private void next() {
        visitor.close();
        visitor = new Visitor();
    }
}
