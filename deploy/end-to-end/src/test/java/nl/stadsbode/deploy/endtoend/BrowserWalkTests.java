package nl.stadsbode.deploy.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The people of the town hall at work in their browsers; every page they come by is looked at by axe. */
@WholeStadsbode
class BrowserWalkTests {

    private static final double A_WHILE = Duration.ofSeconds(45).toMillis();

    private final Town town;
    private final Visitor visitor = new Visitor();

    BrowserWalkTests(Town town) {
        this.town = town;
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    void a_caseworker_changes_a_state_and_sees_that_the_resident_was_told() {
        Person person = Person.told("sms");
        town.register(person);
        visitor.open(town.at().cases() + "/accessibility");
        visitor.requireAccessible("accessibility");
        visitor.picture("accessibility-narrow", Visitor.NARROW);
        visitor.open(town.at().cases());
        visitor.requireAccessible("sign-in");
        visitor.signIn("caroline", town.at().cases());
        visitor.requireAccessible("list of cases");

        visitor.open(town.at().cases() + "/cases/new");
        visitor.requireAccessible("opening a case");
        visitor.find("#resident-1").fill("nobody");
        visitor.find("#type").selectOption("environmental-permit");
        visitor.find("main form button.sb-button:not(.sb-button--secondary)").click();
        assertThat(visitor.find("[role=alert]")).isVisible();
        visitor.requireAccessible("opening a case, refused");
        visitor.find("#resident-1").fill(person.id().toString());
        visitor.find("main form button.sb-button:not(.sb-button--secondary)").click();
        assertThat(visitor.find("#timeline li h3")).hasCount(1);
        awaitTold("Ontvangen", "sms");
        visitor.requireAccessible("a case of which somebody was told");

        visitor.find("input[name=status][value=in-treatment]").check();
        visitor.find("form[action$=statuses] button[type=submit]").click();
        assertThat(visitor.find("#timeline li h3")).hasCount(2);
        awaitTold("In behandeling", "sms");
        visitor.picture("case");
        assertThat(town.post(person, "sms")).hasSize(2);

        visitor.find("a[id^=correct-]").last().click();
        visitor.requireAccessible("correcting a status");
        visitor.find("input[name=status]").first().check();
        visitor.find("main form button[type=submit]").click();
        assertThat(visitor.find("#timeline li h3")).hasCount(3);
        await().atMost(Duration.ofMillis((long) A_WHILE))
                .until(() -> town.post(person, "sms").size() == 3);
        visitor.requireAccessible("a case with a correction");
        visitor.picture("case-corrected");
    }

    @Test
    void an_operator_sees_the_figures_move_and_steers() {
        Person person = Person.told("sms");
        town.register(person);
        visitor.signIn("olaf", town.at().notifications() + "/");
        long before = figure("sms-sent");
        visitor.requireAccessible("delivery");

        String id = town.open("environmental-permit", person).path("id").asString();

        assertThat(visitor.find("[data-figure=sms-sent]"))
                .not()
                .hasText(Long.toString(before), new LocatorAssertions.HasTextOptions().setTimeout(A_WHILE));
        visitor.find("#pause-sms").click();
        assertThat(visitor.find("#resume-sms")).isVisible();
        visitor.requireAccessible("delivery, paused");
        visitor.find("#resume-sms").click();
        assertThat(visitor.find("#pause-sms")).isVisible();
        visitor.picture("delivery");
        visitor.open(town.at().notifications() + "/notifications/" + town.notification(id));
        assertThat(visitor.find("main"))
                .containsText("sms", new LocatorAssertions.ContainsTextOptions().setIgnoreCase(true));
        visitor.requireAccessible("a notification");
        visitor.picture("notification");
    }

    @Test
    void the_contact_centre_finds_a_resident() {
        Person person = Person.told("email");
        town.register(person);
        visitor.signIn("connie", town.at().preferences() + "/");
        visitor.requireAccessible("desk");
        visitor.open(town.at().preferences() + "/residents/" + person.id());
        assertThat(visitor.find("h1")).isVisible();
        visitor.requireAccessible("a resident at the desk");
        visitor.picture("desk");
        town.open("environmental-permit", person);
        town.arrived(person, "email");
        visitor.find("main a[href$='/messages']").press("Enter");
        visitor.picture("desk-messages");
        assertThat(visitor.find("main ol li")).hasCount(1);
        visitor.requireAccessible("last messages to a resident");
        visitor.picture("desk-messages");
        visitor.find("#code").fill("1234");
        visitor.find("#code").press("Enter");
        assertThat(visitor.find("[role=alert]")).containsText("kennen wij niet");
        visitor.requireAccessible("a code that is not ours");
        visitor.open(town.at().notifications() + "/residents/" + person.id() + "/messages");
        visitor.find("main ol a").press("Enter");
        visitor.find("#again").press("Enter");
        assertThat(visitor.find("[role=status]")).isVisible();
        visitor.requireAccessible("a message that the desk sends again");
        visitor.picture("desk-notification");
    }

    @Test
    void what_came_out_can_be_seen_in_the_post_room() {
        visitor.open(town.at().postRoom() + "/");
        assertThat(visitor.find("h1")).isVisible();
        visitor.requireAccessible("post room");
    }

    @Test
    void an_operator_sees_why_events_were_not_understood() {
        visitor.signIn("olaf", town.at().notifications() + "/");
        town.publish("case-status-changed", "no-case", List.of("no event".getBytes(StandardCharsets.UTF_8)));
        await().until(() -> town.deadEvents("notifications").findAny().isPresent());

        visitor.open(town.at().notifications() + "/dead-events");
        visitor.requireAccessible("events not understood");
        visitor.find("form[action$='/replay'] button").last().click();

        assertThat(visitor.find("main .sb-alert--warn")).isVisible();
        visitor.requireAccessible("an event still not understood");
        visitor.picture("dead-events");
        visitor.picture("dead-events-narrow", Visitor.NARROW);
    }

    @Test
    void an_operator_has_an_event_published_again_that_kafka_refused() {
        UUID parked = town.parked();
        visitor.signIn("olaf", town.at().notifications() + "/");

        visitor.open(town.at().notifications() + "/dead-events");
        visitor.requireAccessible("events not published");
        visitor.picture("parked-events");
        visitor.picture("parked-events-narrow", Visitor.NARROW);
        visitor.find("form[action$='/" + parked + "/publish'] button").click();

        assertThat(visitor.find("main .sb-alert--ok")).isVisible();
        visitor.requireAccessible("an event that is published again");
        assertThat(town.forgetPublishedAgain(parked)).isOne();
    }

    @Test
    void an_operator_has_no_say_over_cases() {
        visitor.signIn("olaf", town.at().cases());

        assertThat(visitor.open(town.at().cases() + "/cases/new")).isEqualTo(403);

        assertThat(visitor.find("h1")).isVisible();
        visitor.requireAccessible("no access");
    }

    private void awaitTold(String status, String channel) {
        Locator entry = visitor.find("#timeline > ol > li")
                .filter(new Locator.FilterOptions()
                        .setHas(visitor.find("h3").filter(new Locator.FilterOptions().setHasText(status))));
        assertThat(entry.locator(".case-told .sb-badge--ok"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(A_WHILE));
        assertThat(entry.locator(".case-told"))
                .containsText(channel, new LocatorAssertions.ContainsTextOptions().setIgnoreCase(true));
    }

    private long figure(String name) {
        return Long.parseLong(
                visitor.find("[data-figure=" + name + "]").textContent().replaceAll("\\D", ""));
    }
}
