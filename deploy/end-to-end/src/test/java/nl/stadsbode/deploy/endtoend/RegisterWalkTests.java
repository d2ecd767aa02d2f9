package nl.stadsbode.deploy.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The way of a file of the population register: operator, contact centre, resident. */
@WholeStadsbode
class RegisterWalkTests {

    /** The resident who can sign in. */
    private static final String NUMBER = "123456782";

    private static final String FILE = """
            bericht;bsn;geslachtsnaam;voornamen;voorvoegsel;straatnaam;huisnummer;huisletter;postcode;woonplaats
            inwoner;111222333;Bakker;Sem;;Blaak;31;;3011GA;Rotterdam
            verhuizing;123456782;;;;Witte de Withstraat;7;B;3012BK;Rotterdam
            inwoner;111222334;Jansen;Jo;;Blaak;33;;3011GA;Rotterdam
            inwoner;111222333;Bakker;Sem;;Blaak;eenendertig;;3011GA;Rotterdam
            """;

    private final Town town;
    private Visitor visitor = new Visitor();

    RegisterWalkTests(Town town) {
        this.town = town;
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    @ResourceLock("rosa")
    void a_file_of_the_register_is_taken_in_its_errors_are_seen_and_the_resident_sees_the_new_address() {
        town.register(Person.told("email").as(Accounts.ROSA));
        town.api().put(town.at().preferences() + "/api/v1/residents/" + Accounts.ROSA + "/bsn", Map.of("bsn", NUMBER));

        visitor.signIn("olaf", town.at().preferences() + "/register-imports");
        visitor.requireAccessible("files of the register");
        visitor.picture("register-empty-narrow", Visitor.NARROW);
        visitor.find("#file")
                .setInputFiles(new FilePayload("register.csv", "text/csv", FILE.getBytes(StandardCharsets.UTF_8)));
        visitor.find("main form button[type=submit]").press("Enter");
        assertThat(visitor.find("#progress"))
                .containsText(
                        "Klaar",
                        new LocatorAssertions.ContainsTextOptions()
                                .setTimeout(Duration.ofSeconds(30).toMillis()));
        assertThat(visitor.find("#progress tbody tr")).hasCount(2);
        assertThat(visitor.find("#progress")).containsText("Geen geldig BSN");
        assertThat(visitor.find("#progress")).not().containsText("111222334");
        visitor.requireAccessible("a file of the register with errors");
        visitor.picture("register-import");
        visitor.picture("register-import-narrow", Visitor.NARROW);
        visitor.open(town.at().preferences() + "/register-imports");
        visitor.requireAccessible("files of the register that came");
        visitor.picture("register-imports");

        next();
        visitor.signIn("connie", town.at().preferences() + "/");
        visitor.requireAccessible("desk with a search by number");
        visitor.picture("desk-lookup-narrow", Visitor.NARROW);
        visitor.find("#bsn").fill("1112.22.334");
        visitor.find("#bsn").press("Enter");
        assertThat(visitor.find("#bsn-mistake")).isVisible();
        visitor.requireAccessible("desk, no such number");
        visitor.find("#bsn").fill(NUMBER);
        visitor.find("#bsn").press("Enter");
        assertThat(visitor.find("main")).containsText(Accounts.ROSA.toString());
        assertThat(visitor.find("main")).containsText("•••••••");
        visitor.requireAccessible("a resident found by number");
        visitor.picture("desk-by-number");
        visitor.find("a[href$='/address']").press("Enter");
        visitor.requireAccessible("an address on request");
        visitor.picture("desk-address-narrow", Visitor.NARROW);

        next();
        visitor.signIn("rosa", town.at().preferences() + "/");
        assertThat(visitor.find("main")).containsText("Witte de Withstraat 7 B");
        visitor.find("a[href='/my/address']").press("Enter");
        visitor.requireAccessible("letters to another address");
        visitor.picture("own-address");
        visitor.picture("own-address-narrow", Visitor.NARROW);
        visitor.find("#postcode").fill("3011 GA");
        visitor.find("#houseNumber").fill("31");
        visitor.find("#street").fill("Blaak");
        visitor.find("main form button[type=submit]").press("Enter");
        assertThat(visitor.find("[role=alert]")).containsText("plaats");
        visitor.requireAccessible("letters to another address, refused");
        visitor.pictures("own-address-refused");
        visitor.find("[role=alert] a[href='#city']").press("Enter");
        assertThat(visitor.find("#city")).isFocused();
        visitor.find("#city").fill("Rotterdam");
        visitor.find("main form button[type=submit]").press("Enter");
        assertThat(visitor.find("[role=status]")).isVisible();
        assertThat(visitor.find("main")).containsText("Blaak 31");
        visitor.requireAccessible("own choices with two addresses");
        visitor.picture("own-two-addresses");
        visitor.picture("own-two-addresses-narrow", Visitor.NARROW);
        visitor.find("a[href='/my/address/removal']").press("Enter");
        visitor.requireAccessible("letters home again");
        visitor.picture("own-address-removal-narrow", Visitor.NARROW);
        visitor.find("#removal-form button").press("Enter");
        assertThat(visitor.find("[role=status]")).containsText("woonadres");
    }

    @Test
    void who_died_is_told_nothing_and_a_secret_address_is_used_and_shown_to_nobody() {
        Person hidden = Person.whoNeverChose();
        Person dies = Person.whoNeverChose();
        takenIn("""
                inwoner;999990032;Visser;Lou;;Coolsingel;%s;;3011AD;Rotterdam;7;
                inwoner;999990044;Visser;Bep;;Coolsingel;%s;;3011AD;Rotterdam;0;
                """.formatted(hidden.house(), dies.house()));
        hidden = hidden.as(known("999990032"));
        dies = dies.as(known("999990044"));
        takenIn("overlijden;999990044;;;;;;;;;;20261101\n");
        String id = town.open("environmental-permit", hidden, dies).path("id").asString();
        town.change(id, "decision-made");

        awaitTold(id, hidden, "delivered");
        awaitTold(id, dies, "nothing");
        org.assertj.core.api.Assertions.assertThat(town.post(hidden, "letter")).isNotEmpty();
        org.assertj.core.api.Assertions.assertThat(town.post(dies, "letter")).isEmpty();
        visitor.signIn("connie", town.at().preferences() + "/residents/" + hidden.id());
        assertThat(visitor.find("main")).containsText("Geheim adres");
        assertThat(visitor.find("main")).not().containsText("Coolsingel");
        visitor.find("form[action$='/show'] button").press("Enter");
        assertThat(visitor.find("main")).not().containsText("Coolsingel");
        visitor.requireAccessible("a resident whose address is secret");
        visitor.picture("desk-secret");
        visitor.open(town.at().preferences() + "/residents/" + dies.id());
        assertThat(visitor.find("main")).containsText("overleden");
        visitor.requireAccessible("a resident who died");
        visitor.picture("desk-deceased");
    }

    private void takenIn(String lines) {
        String file =
                "bericht;bsn;geslachtsnaam;voornamen;voorvoegsel;straatnaam;huisnummer;huisletter;postcode;woonplaats;"
                        + "geheimhouding;datum_overlijden\n" + lines;
        String imports = town.at().preferences() + "/api/v1/register-imports";
        String id = town.api().postText(imports, "text/csv", file).path("id").asString();
        await().atMost(Duration.ofSeconds(45))
                .until(() -> town.api()
                        .get(imports + "/" + id)
                        .path("state")
                        .asString()
                        .equals("finished"));
        org.assertj.core.api.Assertions.assertThat(
                        town.api().get(imports + "/" + id).path("refused").asInt())
                .isZero();
    }

    private UUID known(String number) {
        return UUID.fromString(town.api()
                .post(town.at().preferences() + "/api/v1/residents/by-bsn", Map.of("bsn", number))
                .path("id")
                .asString());
    }

    private void awaitTold(String caseId, Person person, String state) {
        await().atMost(Duration.ofSeconds(45))
                .until(() -> town.told(caseId, 1, person.id())
                        .path("state")
                        .asString("")
                        .equals(state));
    }

    private void next() {
        visitor.close();
        visitor = new Visitor();
    }
}
