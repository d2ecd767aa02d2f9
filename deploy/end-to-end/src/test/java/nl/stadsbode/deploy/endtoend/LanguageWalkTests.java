package nl.stadsbode.deploy.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Residents who read another language than Dutch. */
@WholeStadsbode
class LanguageWalkTests {

    private final Town town;
    private final Visitor visitor = new Visitor();

    LanguageWalkTests(Town town) {
        this.town = town;
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    @ResourceLock("rosa")
    void a_resident_chooses_arabic_and_reads_and_is_told_from_right_to_left() {
        Person rosa = Person.told("sms").as(Accounts.ROSA);
        town.register(rosa);
        visitor.signIn("rosa", town.at().preferences() + "/my/settings");
        visitor.find("[name=language][value=ar]").press(" ");
        visitor.find("#settings-form button").press("Enter");
        assertThat(visitor.find("[role=status]")).containsText("حُفظ اختياركم");
        assertThat(visitor.find("html[lang=ar][dir=rtl]")).hasCount(1);
        visitor.requireAccessible("own choices in Arabic");
        visitor.picture("arabic-own-choices");
        visitor.picture("arabic-own-choices-narrow", Visitor.NARROW);
        for (String page : List.of("settings", "pause", "contact/sms", "contact/email", "contact/sms/removal")) {
            visitor.open(town.at().preferences() + "/my/" + page);
            visitor.requireFits(page + " in Arabic");
            visitor.picture("arabic-own-" + page.replace('/', '-') + "-narrow", Visitor.NARROW);
        }
        visitor.open(town.at().preferences() + "/accessibility");
        visitor.requireFits("accessibility in Arabic");

        town.awaitTold(rosa, "sms", "اتصلوا على");
        visitor.open(town.at().preferences() + "/my/topics/permits");
        visitor.requireAccessible("a choice for a topic in Arabic");
        visitor.picture("arabic-own-topic");
        visitor.find("#service-form [name=first][value=email]").press(" ");
        visitor.find("#service-form button").press("Enter");
        assertThat(visitor.find("[role=status]")).isVisible();
        String mail = town.awaitTold(rosa, "email", "dir=\\\"rtl\\\"");

        visitor.open(town.at().notifications() + "/my/messages");
        visitor.requireFits("my messages in Arabic");
        visitor.picture("arabic-own-messages-narrow", Visitor.NARROW);
        visitor.find("main li a").first().press("Enter");
        assertThat(visitor.find("blockquote").first()).containsText("معاملتكم");
        visitor.requireAccessible("a message in Arabic");
        visitor.picture("arabic-own-message");
        visitor.picture("arabic-own-message-narrow", Visitor.NARROW);
        for (String page : List.of("clear", "unsubscribe")) {
            visitor.open(Town.firstMatch(mail, "http://[^\\s\"\\\\]+/" + page + "/[A-Za-z0-9_/-]+"));
            assertThat(visitor.find("html[lang=ar][dir=rtl]")).hasCount(1);
            visitor.requireAccessible(page + " in Arabic");
            visitor.picture("arabic-" + page + "-narrow", Visitor.NARROW);
        }
        visitor.open(town.at().postRoom() + "/");
        visitor.picture("arabic-post-room");
    }

    @Test
    @ResourceLock("rosa")
    void a_resident_reads_in_english_turkish_and_polish() {
        town.register(Person.told("sms").as(Accounts.ROSA));
        visitor.signIn("rosa", town.at().preferences() + "/my");
        for (String language : List.of("en", "tr", "pl")) {
            visitor.find("header a[hreflang=" + language + "]").press("Enter");
            assertThat(visitor.find("html[lang=" + language + "][dir=ltr]")).hasCount(1);
            assertThat(visitor.find("footer p")).hasCount(language.equals("en") ? 0 : 1);
            visitor.requireAccessible("own choices in " + language);
            visitor.picture(language + "-own-choices-narrow", Visitor.NARROW);
            for (String page : List.of("settings", "pause", "contact/sms", "topics/permits")) {
                visitor.open(town.at().preferences() + "/my/" + page);
                visitor.requireFits(page + " in " + language);
            }
            visitor.picture(language + "-own-topic");
            visitor.open(town.at().notifications() + "/my/messages");
            visitor.requireFits("my messages in " + language);
            visitor.open(town.at().preferences() + "/my");
        }
    }
}
