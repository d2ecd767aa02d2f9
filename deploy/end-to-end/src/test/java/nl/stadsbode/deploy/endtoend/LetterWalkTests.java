package nl.stadsbode.deploy.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What is about letters and reading: the letter to who never chose, its code, and the font that is easier to read. */
@WholeStadsbode
class LetterWalkTests {

    private final Town town;
    private final Visitor desk = new Visitor();
    private final Visitor reader = new Visitor();

    LetterWalkTests(Town town) {
        this.town = town;
    }

    @AfterEach
    void leave() {
        desk.close();
        reader.close();
    }

    @Test
    void who_never_chose_gets_one_letter_about_it_and_says_with_its_code_whether_it_was_clear() {
        Person newcomer = Person.whoNeverChose();
        town.register(newcomer);
        String opened = town.open("passport", newcomer).path("id").asString();
        town.arrived(newcomer, "letter");
        String code = town.letterCode(town.notification(opened));
        String another = town.open("parking-permit", newcomer).path("id").asString();
        await().atMost(Duration.ofSeconds(45)).untilAsserted(() -> {
            assertThat(town.told(opened, 0, newcomer.id()).path("reason").asString(""))
                    .isEqualTo("first-letter");
            assertThat(town.told(another, 0, newcomer.id()).path("reason").asString(""))
                    .isEqualTo("nothing-chosen");
        });
        assertThat(town.post(newcomer, "letter")).hasSize(1);

        reader.open(town.at().notifications() + "/clear");
        reader.requireAccessible("where a code is typed");
        reader.find("#code").fill(code.startsWith("0") ? "111111111" : "000000000");
        reader.find("#code").press("Enter");
        assertThat(reader.find("[role=alert]")).containsText("kennen wij niet");
        reader.requireAccessible("a code that is not ours");
        reader.picture("letter-code-wrong");
        reader.picture("letter-code-wrong-narrow", Visitor.NARROW);
        reader.find("#code").fill(code.toLowerCase(java.util.Locale.ROOT).replaceAll("(...)", "$1-"));
        reader.find("#code").press("Enter");
        reader.find("input[value=yes]").press(" ");
        reader.find("main button").press("Enter");
        assertThat(reader.find("[role=status]")).containsText("Wij hebben uw antwoord ontvangen");

        desk.signIn("connie", town.at().notifications() + "/messages");
        desk.find("#code").fill(code);
        desk.find("#code").press("Enter");
        assertThat(desk.find("[role=status]")).containsText("Ja, dit bericht komt van ons");
        assertThat(desk.find("main")).containsText("Eén keer gaat er een brief die uitlegt hoe dat kan");
        desk.requireAccessible("a first letter at the desk");
        desk.picture("letter-first-at-the-desk");
        reader.signIn("caroline", town.at().cases() + "/cases/" + opened);
        assertThat(reader.find("main")).containsText("Eén keer gaat er een brief die uitlegt hoe dat kan");
        reader.picture("letter-first-on-the-case");
    }

    @Test
    @ResourceLock("sam")
    void who_asks_the_desk_for_the_font_that_is_easier_to_read_reads_their_pages_in_it() {
        Person sam = Person.told("email").as(Accounts.SAM);
        town.register(sam);

        desk.signIn("connie", town.at().preferences() + "/residents/" + sam.id());
        desk.find("[name=easyFont]").press(" ");
        desk.find("form[action$='/reading'] button[value=phone]").press("Enter");
        assertThat(desk.find("[role=status]")).isVisible();
        assertThat(desk.find("html.sb-easy-font")).hasCount(0);
        desk.requireAccessible("how a resident reads, at the desk");
        desk.picture("easy-font-at-the-desk");

        reader.signIn("sam", town.at().preferences() + "/my/settings");
        assertThat(reader.find("html.sb-easy-font")).hasCount(1);
        assertThat(reader.find("h1")).hasCSS("font-family", java.util.regex.Pattern.compile("Atkinson Hyperlegible.*"));
        assertThat(reader.find("[name=easyFont]")).isChecked();
        reader.requireAccessible("own settings in the easy font");
        reader.picture("easy-font-settings");
        reader.picture("easy-font-settings-narrow", Visitor.NARROW);
        await("the choice is known where messages are read")
                .atMost(Duration.ofSeconds(45))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    reader.open(town.at().notifications() + "/my/messages");
                    return reader.find("html.sb-easy-font").count() == 1;
                });
        reader.requireAccessible("my messages in the easy font");
        reader.picture("easy-font-messages");
        town.open("passport", sam);
        assertThat(town.arrived(sam, "email")).contains("Atkinson Hyperlegible");
    }
}
