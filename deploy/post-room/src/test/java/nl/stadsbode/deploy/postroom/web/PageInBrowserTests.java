package nl.stadsbode.deploy.postroom.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.stadsbode.deploy.postroom.Channel;
import nl.stadsbode.deploy.postroom.Content;
import nl.stadsbode.deploy.postroom.Message;
import nl.stadsbode.deploy.postroom.Messages;
import nl.stadsbode.deploy.postroom.Outcome;
import nl.stadsbode.deploy.postroom.PostRoomTests;
import nl.stadsbode.deploy.postroom.letter.SamplePdf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The page in a real browser: WCAG 2.2 AA as far as axe sees it, 320 px, and live. */
class PageInBrowserTests extends PostRoomTests {

    private static final List<String> WCAG_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @Autowired
    private Messages messages;

    @TempDir
    private Path letters;

    private Playwright playwright;
    private Browser browser;

    @BeforeEach
    void open_the_browser() {
        var chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(chromium.isPresent(), "NO BROWSER: the page was not tested; install chromium");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(List.of("--no-sandbox")));
    }

    @AfterEach
    void close_the_browser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void the_page_has_no_accessibility_violations_and_fits_320_pixels() throws Exception {
        arrive();
        var page = browser.newPage(new Browser.NewPageOptions().setViewportSize(320, 800));

        for (var address : List.of("/?lang=nl", "/?lang=en", "/?channel=letter&to=rotterdam", "/?to=nobody")) {
            page.navigate(address() + address);
            page.locator(".mail__html")
                    .all()
                    .forEach(frame -> assertThat(frame.getAttribute("title")).isNotBlank());

            assertThat(violations(page)).as(address).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        }
    }

    @Test
    void a_new_message_appears_by_itself_and_not_when_paused() {
        var live = browser.newPage();
        live.navigate(address() + "/?lang=en");
        var paused = browser.newPage();
        paused.navigate(address() + "/");
        paused.getByText("Pause", new Page.GetByTextOptions().setExact(true)).click();

        messages.add(sms("Your passport is ready."));

        PlaywrightAssertions.assertThat(live.getByText("Your passport is ready."))
                .isVisible();
        PlaywrightAssertions.assertThat(live.locator("#count-sms")).hasText("1");
        PlaywrightAssertions.assertThat(live.getByRole(AriaRole.STATUS)).hasText("1 message received");
        assertThat(paused.locator("#poll").count()).isZero();
    }

    // Not inside the sandboxed frames: no script can run there, axe neither, and it would wait forever.
    private static List<Rule> violations(Page page) {
        return new AxeBuilder(page)
                .withTags(WCAG_AA)
                .exclude(".mail__html")
                .analyze()
                .getViolations();
    }

    private void arrive() throws Exception {
        messages.add(sms("Uw paspoort ligt klaar. ".repeat(12)));
        var raw =
                "From: Gemeente <g@example.org>\r\nSubject: Uw vergunning\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Beste bewoner</p>";
        messages.add(new Message.Arrival(
                Channel.EMAIL,
                "a-very-long-mailbox-name-that-does-not-fit@subdomain.example.org",
                "01890000-0000-7000-8000-000000000001",
                Instant.EPOCH,
                Outcome.BOUNCED,
                new Content.Email("", raw.getBytes(StandardCharsets.UTF_8))));
        var pdf = letters.resolve("letter.pdf");
        Files.write(pdf, SamplePdf.to("R. de Vries", "Coolsingel 40", "3011 AD ROTTERDAM"));
        messages.add(new Message.Arrival(
                Channel.LETTER,
                "R. de Vries, Coolsingel 40, 3011 AD ROTTERDAM",
                "01890000-0000-7000-8000-000000000002",
                Instant.EPOCH,
                Outcome.PRINTED,
                new Content.Letter("b", pdf, 1, "")));
    }

    private static Message.Arrival sms(String text) {
        return new Message.Arrival(
                Channel.SMS,
                "+31612345678",
                null,
                Instant.EPOCH,
                Outcome.DELIVERED,
                new Content.Sms("Stadsbode", "1", text, "GSM-7", 1));
    }
}
