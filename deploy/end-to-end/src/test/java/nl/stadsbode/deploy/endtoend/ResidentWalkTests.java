package nl.stadsbode.deploy.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Residents at home in their browsers; every page they come by is looked at by axe. */
@WholeStadsbode
class ResidentWalkTests {

    private final Town town;
    private final Visitor visitor = new Visitor();

    ResidentWalkTests(Town town) {
        this.town = town;
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    @ResourceLock("rosa")
    void a_resident_decides_how_to_be_told_and_the_next_message_comes_that_way() {
        Person rosa = Person.told("email").as(Accounts.ROSA);
        town.register(rosa);
        visitor.signIn("rosa", town.at().preferences() + "/");
        visitor.requireAccessible("own choices");
        visitor.pictures("own-choices");

        visitor.find("#topic-permits a").press("Enter");
        visitor.requireAccessible("a choice for a topic");
        visitor.pictures("own-topic");
        visitor.find("#service-form [name=first][value=email]").press("ArrowUp");
        visitor.find("#service-form [name=second]").press("S");
        assertThat(visitor.find("#service-form [name=second]")).hasValue("sms");
        visitor.find("#service-form button").press("Enter");
        assertThat(visitor.find("[role=alert]")).containsText("U koos twee keer hetzelfde");
        visitor.requireAccessible("a choice that was refused");
        visitor.pictures("own-topic-refused");
        visitor.find("#service-form [name=second]").press("Home");
        assertThat(visitor.find("#service-form [name=second]")).hasValue("");
        visitor.find("#service-form button").press("Enter");

        assertThat(visitor.find("[role=status]")).isVisible();
        assertThat(visitor.find("#topic-permits")).containsText("Nieuws over een zaak: Sms");
        visitor.open(town.at().preferences() + "/my/settings");
        visitor.requireAccessible("own settings");
        visitor.pictures("own-settings");
        visitor.open(town.at().preferences() + "/my/pause");
        visitor.requireAccessible("a pause");
        visitor.pictures("own-pause");
        visitor.find("#until").pressSequentially("01012020");
        assertThat(visitor.find("#until")).hasValue("2020-01-01");
        visitor.find("main form button").press("Enter");
        for (int part = 0; part < 3; part++) {
            visitor.find("#until").press("Backspace");
            visitor.find("#until").press("ArrowRight");
        }
        assertThat(visitor.find("#until")).hasValue("");
        visitor.find("main form button").press("Enter");
        assertThat(visitor.find("[role=status]")).isVisible();
        town.awaitTold(rosa, "sms", "");

        visitor.open(town.at().preferences() + "/my");
        visitor.find("a[href='/my/contact/sms/removal']").press("Enter");
        visitor.requireAccessible("removing a number");
        visitor.picture("own-removal");
        visitor.picture("own-removal-narrow", Visitor.NARROW);
        visitor.find("#removal-form button").press("Enter");
        assertThat(visitor.find("[role=status]")).containsText("Verwijderd");
        assertThat(visitor.find("a[href='/my/contact/sms/removal']")).hasCount(0);
        visitor.requireAccessible("a number was removed");
    }

    @Test
    @ResourceLock("rosa")
    void a_resident_decides_reads_and_asks_again_without_any_script() {
        Person rosa = Person.told("email").as(Accounts.ROSA);
        town.register(rosa);
        try (Visitor plain = Visitor.withoutScripts()) {
            plain.signIn("rosa", town.at().preferences() + "/");
            plain.find("#topic-permits a").press("Enter");
            plain.find("#service-form [name=first][value=email]").press("ArrowUp");
            plain.find("#service-form button").press("Enter");
            assertThat(plain.find("[role=status]")).isVisible();
            town.awaitTold(rosa, "sms", "");

            plain.open(town.at().notifications() + "/my/messages");
            plain.picture("hand-over-without-script");
            plain.find("#hand-over button").press("Enter");
            plain.find("main li a").first().press("Enter");
            assertThat(plain.find("blockquote").first()).containsText("Kenmerk");
            assertThat(plain.find("[data-read-aloud]").first()).isHidden();
            plain.find("form[action$='/not-received'] button").press("Enter");
            assertThat(plain.find("[role=status]")).isVisible();
        }
    }

    @Test
    @ResourceLock("sam")
    void a_resident_shows_that_a_number_and_an_address_are_theirs() {
        Person before = Person.told("sms").as(Accounts.SAM);
        Person after = Person.told("sms").as(Accounts.SAM);
        town.register(before);
        visitor.signIn("sam", town.at().preferences() + "/");

        visitor.find("a[href='/my/contact/sms']").press("Enter");
        visitor.requireAccessible("another number");
        visitor.find("#destination").fill("06 123");
        visitor.find("#destination").press("Enter");
        assertThat(visitor.find("[role=alert]")).containsText("geen telefoonnummer");
        visitor.requireAccessible("another number, refused");
        visitor.find("#destination").fill(after.number());
        visitor.find("#destination").press("Enter");
        assertThat(visitor.find("#code")).isVisible();
        visitor.requireAccessible("the code");
        visitor.picture("own-code");
        visitor.picture("own-code-narrow", Visitor.NARROW);
        String code = Town.firstMatch(town.arrived(after, "sms"), "\\b\\d{6}\\b");
        visitor.find("#code").fill(code.equals("000000") ? "000001" : "000000");
        visitor.find("#code").press("Enter");
        assertThat(visitor.find("[role=alert]")).containsText("klopt niet");
        visitor.requireAccessible("a wrong code");
        visitor.picture("own-code-wrong-narrow", Visitor.NARROW);
        visitor.find("#code").fill(code);
        visitor.find("#code").press("Enter");
        assertThat(visitor.find("[role=status]")).containsText("bevestigd");
        assertThat(town.arrived(before, "sms")).contains("zijn veranderd");

        await().pollInterval(Duration.ofSeconds(3)).until(() -> {
            visitor.open(town.at().preferences() + "/my");
            visitor.find("form[action='/my/contact/sms/test'] button").press("Enter");
            return visitor.find("[role=status]").isVisible();
        });
        visitor.open(town.at().preferences() + "/my");
        visitor.find("form[action='/my/contact/sms/test'] button").press("Enter");
        assertThat(visitor.find("[role=alert]")).containsText("net al een bericht gevraagd");
        visitor.requireAccessible("too many asked for");
        visitor.picture("own-too-many");
        visitor.open(town.at().preferences() + "/my/contact/email");
        await().pollInterval(Duration.ofSeconds(3)).until(() -> {
            visitor.find("#destination").fill(after.address());
            visitor.find("#destination").press("Enter");
            return visitor.find("[role=status]").isVisible();
        });
        visitor.requireAccessible("the link");
        visitor.picture("own-link");
        String link = Town.firstMatch(town.arrived(after, "email"), "http://[^\\s\"\\\\]+/confirmation/[A-Za-z0-9_-]+");
        try (Visitor elsewhere = new Visitor()) {
            elsewhere.open(link);
            elsewhere.requireAccessible("a link in an e-mail");
            elsewhere.picture("confirmation");
            elsewhere.find("main button").press("Enter");
            assertThat(elsewhere.find("[role=status]")).isVisible();
            elsewhere.requireAccessible("an address was confirmed");
            assertThat(elsewhere.open(link)).isEqualTo(404);
            elsewhere.requireAccessible("a link that is of no use any more");
        }
        visitor.open(town.at().preferences() + "/my");
        assertThat(visitor.find("main")).containsText(after.address());
        visitor.picture("own-with-both");
    }

    @Test
    @ResourceLock("rosa")
    void a_resident_reads_their_messages_and_has_one_sent_again() {
        Person rosa = Person.told("sms", "email").as(Accounts.ROSA);
        town.register(rosa);
        town.open("environmental-permit", rosa);
        town.arrived(rosa, "sms");

        visitor.signIn("rosa", town.at().notifications() + "/my/messages");
        visitor.requireAccessible("my messages");
        visitor.pictures("own-messages");
        visitor.find("main li a").first().press("Enter");
        assertThat(visitor.find("blockquote").first()).containsText("Kenmerk");
        assertThat(visitor.find("[data-read-aloud]").first()).isVisible();
        visitor.requireAccessible("a message");
        visitor.picture("own-message");
        assertThat(visitor.fetch("a[href$='/copy']")).startsWith("%PDF-");
        visitor.find("form[action$='/not-received'] button").press("Enter");
        assertThat(visitor.find("[role=status]")).isVisible();
        visitor.requireAccessible("a message that is sent again");
        assertThat(town.arrived(rosa, "email")).contains("Let op");
        visitor.open(visitor.address());
        assertThat(visitor.find("article")).hasCount(2);
        visitor.pictures("own-message-again");
        visitor.open(town.at().notifications() + "/my/messages/none");
        visitor.requireAccessible("no such message");

        String link = Town.firstMatch(town.arrived(rosa, "email"), "http://[^\\s\"\\\\]+/clear/[A-Za-z0-9_-]+");
        try (Visitor elsewhere = new Visitor()) {
            elsewhere.open(link);
            elsewhere.requireAccessible("was this clear?");
            elsewhere.pictures("clear");
            elsewhere.find("input[value=no]").press(" ");
            elsewhere.find("main button").press("Enter");
            assertThat(elsewhere.find("[role=status]")).isVisible();
            elsewhere.requireAccessible("thank you");
            elsewhere.signIn("eva", town.at().notifications() + "/clarity");
            elsewhere.requireAccessible("how clear our texts are");
        }
    }

    @Test
    @ResourceLock("noor")
    void a_resident_gets_all_that_is_kept_of_them_and_has_it_forgotten_with_a_receipt() {
        Person noor = Person.told("email").as(Accounts.NOOR);
        town.register(noor);
        town.open("environmental-permit", noor);
        town.arrived(noor, "email");
        String page = town.at().preferences() + "/my/data";
        visitor.signIn("noor", page);
        visitor.requireAccessible("own data");
        visitor.picture("own-data-narrow", Visitor.NARROW);

        visitor.find("form[action='/my/data/export'] button").press("Enter");
        assertThat(visitor.find("[role=status]")).containsText("zetten uw gegevens klaar");
        await("every service gives its part").atMost(Duration.ofSeconds(45)).until(() -> {
            visitor.open(page);
            return visitor.find("a[href$='/json']").count() == 1;
        });
        visitor.requireAccessible("own data, gathered");
        visitor.pictures("own-data-gathered");
        String json = visitor.fetch("a[href$='/json']");
        assertThat(json)
                .contains(noor.number(), noor.address(), "Omgevingsvergunning")
                .contains("preference-service", "notification-service", "case-service");
        assertThat(visitor.fetch("a[href$='/pdf']")).startsWith("%PDF-");

        visitor.find("a[href='/my/data/forgetting']").press("Enter");
        visitor.requireAccessible("having data erased");
        visitor.picture("own-forgetting");
        visitor.picture("own-forgetting-narrow", Visitor.NARROW);
        visitor.find("main form button").press("Enter");
        assertThat(visitor.find("[role=alert]")).isVisible();
        visitor.requireAccessible("having data erased, not sure");
        visitor.pictures("own-forgetting-not-sure");
        visitor.find("#sure").check();
        visitor.find("main form button").press("Enter");
        assertThat(visitor.find("[role=status]")).containsText("gaan uw gegevens wissen");
        visitor.requireAccessible("own data, about to be erased");
        assertThat(town.arrived(noor, "sms")).contains("Wij wissen wat wij over u bewaren");

        await("every service says that it is done")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    visitor.open(page);
                    return visitor.find("main").textContent().contains("Gegevens wissen: klaar");
                });
        visitor.requireAccessible("a receipt");
        visitor.picture("own-receipt");
        visitor.picture("own-receipt-narrow", Visitor.NARROW);
        visitor.open(town.at().preferences() + "/my");
        visitor.find("main a[href='/my/data']").press("Enter");
        assertThat(visitor.find("main")).containsText("3 van 3 onderdelen");
        visitor.open(town.at().notifications() + "/my/messages");
        assertThat(visitor.find("main").textContent()).doesNotContain(noor.address());
    }

    @Test
    void who_refuses_further_e_mail_gets_the_next_message_by_their_next_channel() {
        Person person = Person.told("email", "sms");
        town.register(person);
        town.open("environmental-permit", person);
        town.arrived(person, "email");
        String mail = town.post(person, "email").getFirst().path("content").toString();
        String link = Town.firstMatch(mail, "http://localhost:\\d+/unsubscribe/[0-9a-f-]+/[A-Za-z0-9_-]+");

        assertThat(visitor.open(link)).isEqualTo(200);
        visitor.requireAccessible("refusing e-mail");
        visitor.picture("refusing");
        visitor.find("main form button").click();
        assertThat(visitor.find("main .sb-alert--ok")).isVisible();
        visitor.requireAccessible("e-mail refused");
        visitor.picture("refused-narrow", Visitor.NARROW);
        assertThat(visitor.open(link + "x")).isEqualTo(404);
        visitor.requireAccessible("an address that is not ours");

        await().atMost(Duration.ofSeconds(45))
                .until(() -> town.resident(person)
                        .path("choices")
                        .valueStream()
                        .anyMatch(choice -> choice.path("topic").asString().equals("permits")));
        town.open("environmental-permit", person);
        town.arrived(person, "sms");
        assertThat(town.post(person, "email")).hasSize(1);
    }
}
