package nl.stadsbode.deploy.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A resident and someone who reads along, each in a browser of their own. */
@WholeStadsbode
class CompanionWalkTests {

    private final Town town;
    private final Visitor sam = new Visitor();
    private final Visitor daughter = new Visitor();

    CompanionWalkTests(Town town) {
        this.town = town;
    }

    @AfterEach
    void leave() {
        sam.close();
        daughter.close();
    }

    @Test
    @ResourceLock("sam")
    void someone_reads_along_from_the_question_to_the_end() {
        Person resident = Person.told("sms").as(Accounts.SAM);
        Person companion = Person.told("email");
        town.register(resident);

        sam.signIn("sam", town.at().preferences() + "/my/companions");
        assertThat(sam.find("main")).containsText("Niemand leest met u mee");
        sam.find("#name").fill("Kim");
        sam.find("#email").fill("kim");
        sam.find("form[action='/my/companions']").evaluate("form => form.noValidate = true");
        sam.find("#email").press("Enter");
        assertThat(sam.find("[role=alert]")).containsText("geen e-mailadres");
        sam.requireAccessible("a companion's address that is none");
        sam.pictures("companion-refused");
        sam.find("#email").fill(companion.address());
        sam.find("#email").press("Enter");
        assertThat(sam.find("[role=status]")).containsText("verstuurd");
        sam.requireAccessible("a companion is asked");
        sam.picture("companion-asked");

        String question = town.arrived(companion, "email");
        assertThat(question).contains("Wilt u meelezen?");
        daughter.open(Town.firstMatch(question, "http://[^\\s\"\\\\]+/reading-along/[A-Za-z0-9_-]+"));
        daughter.requireAccessible("do you want to read along?");
        daughter.pictures("reading-along");
        daughter.find("#name").fill("Kim de Vries");
        daughter.find("button[value=yes]").press("Enter");
        assertThat(daughter.find("[role=status]")).containsText("nog bevestigen");
        daughter.requireAccessible("said yes");

        sam.open(town.at().preferences() + "/my/companions");
        sam.requireAccessible("someone said yes");
        sam.picture("companion-accepted");
        sam.picture("companion-accepted-narrow", Visitor.NARROW);
        sam.find("form[action='/my/companions/confirm'] button").press("Enter");
        assertThat(sam.find("main h3")).containsText("Kim de Vries");
        sam.requireAccessible("someone reads along");
        sam.pictures("companion");

        town.open("environmental-permit", resident);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> town.post(companion, "email").stream()
                        .anyMatch(mail -> mail.toString().contains("Meelezen:")));
        String copy = town.post(companion, "email").stream()
                .map(Object::toString)
                .filter(mail -> mail.contains("Meelezen:"))
                .findFirst()
                .orElseThrow();
        assertThat(copy).contains("U leest mee met", "Stoppen met meelezen");
        sam.open(town.at().notifications() + "/my/messages");
        sam.find("main li a").first().press("Enter");
        assertThat(sam.find("main")).containsText("Aan wie met u meeleest");
        sam.requireAccessible("a message that someone else got as well");
        sam.picture("own-message-companion");

        daughter.open(Town.firstMatch(copy, "http://[^\\s\"\\\\]+/unsubscribe/[A-Za-z0-9_/-]+"));
        daughter.requireAccessible("stop reading along?");
        daughter.picture("companion-stops-narrow", Visitor.NARROW);
        daughter.find("main button").press("Enter");
        assertThat(daughter.find("[role=status]")).isVisible();
        daughter.requireAccessible("no longer reads along");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            sam.open(town.at().preferences() + "/my/companions");
            assertThat(sam.find("main").innerText()).contains("Niemand leest met u mee");
        });
        await().atMost(Duration.ofSeconds(30))
                .until(() -> town.post(resident, "sms").stream()
                        .anyMatch(sms -> sms.toString().contains("is gestopt")));
    }
}
