package nl.stadsbode.deploy.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What comes back: the resident is asked elsewhere, and the contact centre looks into the address. */
@WholeStadsbode
class ComesBackWalkTests {

    private static final Duration A_WHILE = Duration.ofSeconds(45);

    private final Town town;
    private final Visitor visitor = new Visitor();

    ComesBackWalkTests(Town town) {
        this.town = town;
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    void a_letter_that_came_back_is_asked_about_by_sms_and_looked_into_by_the_contact_centre() {
        Person person = Person.told("sms").unknownAtTheAddress();
        town.register(person);
        String id = town.open("environmental-permit", person).path("id").asString();
        town.change(id, "decision-made");

        awaitSms(person, "Onze brief aan u kwam terug");
        assertThat(town.told(id, 1, person.id()).path("state").asString()).isEqualTo("returned");
        visitor.signIn("connie", town.at().preferences() + "/returned-letters");
        visitor.requireAccessible("letters that came back");
        visitor.picture("returned-letters");
        visitor.picture("returned-letters-narrow", Visitor.NARROW);
        visitor.find("main a[href$='" + person.id() + "']").press("Enter");
        assertThat(visitor.find("main")).containsText("Brief kwam terug");
        visitor.requireAccessible("a resident whose letter came back");
        visitor.picture("returned-letter-resident");

        visitor.picture("returned-letter-resident-narrow", Visitor.NARROW);
        visitor.find("form[action$='/address/right'] button").first().press("Enter");
        assertThat(visitor.find("[role=status]")).containsText("Het adres klopt");
        assertThat(visitor.find("main")).containsText("Brief gecontroleerd");
        visitor.requireAccessible("a resident whose address is right after all");
        visitor.open(town.at().preferences() + "/returned-letters");
        assertThat(visitor.find("main a[href$='" + person.id() + "']")).hasCount(0);
    }

    @Test
    @ResourceLock("rosa")
    void who_has_a_mailbox_that_is_gone_is_told_and_asked_by_sms_and_reads_why() {
        Person rosa = Person.told("email", "sms")
                .as(Accounts.ROSA)
                .withAddress("bounce" + UUID.randomUUID() + "@inwoners.example");
        town.register(rosa);
        town.open("environmental-permit", rosa);

        awaitSms(rosa, "Onze e-mail komt niet meer aan");
        awaitSms(rosa, "Kenmerk");
        visitor.signIn("rosa", town.at().preferences() + "/my");
        assertThat(visitor.find("main")).containsText("E-mail komt niet aan");
        visitor.requireAccessible("own choices with an address that does not work");
        visitor.picture("own-bounced");
        visitor.picture("own-bounced-narrow", Visitor.NARROW);
        visitor.open(town.at().notifications() + "/my/messages");
        visitor.find("main li a").first().press("Enter");
        assertThat(visitor.find("article")).hasCount(2);
        visitor.requireAccessible("a message that came back and went another way");
        visitor.picture("own-message-bounced");
    }

    private void awaitSms(Person person, String words) {
        await().atMost(A_WHILE)
                .until(() -> town.post(person, "sms").stream()
                        .anyMatch(sms -> sms.toString().contains(words)));
    }
}
