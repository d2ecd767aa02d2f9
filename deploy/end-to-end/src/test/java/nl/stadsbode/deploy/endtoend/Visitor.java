package nl.stadsbode.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;

/** Somebody with a browser of their own: Chromium, in Dutch, with nobody signed in yet. */
final class Visitor implements AutoCloseable {

    private static final List<String> WCAG_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** Where a resident who is signed in at one service is on the way to another. */
    private static final String HANDED_OVER = "/sign-in/hand-over";

    static final int NARROW = 320;
    private static final boolean PICTURES = Boolean.getBoolean("pictures");
    private static final int WIDE = 1200;
    private static final int HIGH = 900;

    /** What is violated, and where; a mail's own HTML is sandboxed: no script runs in there, axe neither. */
    private static final String VIOLATIONS = """
            tags => axe.run({exclude: ['.mail__html']}, {runOnly: tags, resultTypes: ['violations'], iframes: false})
                .then(result => result.violations.map(each => each.id + ' at ' + each.nodes.map(node => node.html)))
            """;

    private final boolean scripts;
    private final BrowserContext context;
    private final Page page;

    Visitor() {
        this(true);
    }

    private Visitor(boolean scripts) {
        this.scripts = scripts;
        context = Chromium.running()
                .newContext(new Browser.NewContextOptions()
                        .setLocale("nl-NL")
                        .setViewportSize(WIDE, HIGH)
                        .setJavaScriptEnabled(scripts));
        page = context.newPage();
        page.setDefaultTimeout(20_000);
    }

    /** One whose browser runs no script of ours. */
    static Visitor withoutScripts() {
        return new Visitor(false);
    }

    /** Opens an address that needs a sign-in, and signs in there. */
    void signIn(String user, String address) {
        page.navigate(address);
        page.fill("#username", user);
        page.fill("#password", user + "-local");
        page.click("button[type=submit]");
        page.waitForURL(at -> at.startsWith(address));
    }

    /** The same for who may not come in, and reads why. */
    void signInRefused(String user, String address) {
        page.navigate(address);
        page.fill("#username", user);
        page.fill("#password", user + "-local");
        page.click("button[type=submit]");
        page.waitForURL(at -> at.contains("/sign-in/refused/"));
    }

    /** @return status of the answer */
    int open(String address) {
        Response response = page.navigate(address);
        if (scripts && page.url().contains(HANDED_OVER)) {
            page.waitForURL(at -> !at.contains(HANDED_OVER));
        }
        return response == null ? 0 : response.status();
    }

    /** What a link on the page leads to, fetched as who is signed in; bytes that are no text come as they can. */
    String fetch(String link) {
        String address = page.locator(link).evaluate("link => link.href").toString();
        return context.request().get(address).text();
    }

    /** Of the page that is open. */
    String address() {
        return page.url();
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /**
     * The page has no violation of WCAG 2.2 AA that axe can see, wide and light or narrow and dark, and needs no sideways
     * scrolling, also where text is twice as large (WCAG 1.4.4).
     */
    void requireAccessible(String what) {
        page.evaluate("() => {" + AxeBuilder.getAxeScript() + "}");
        requireNoViolations(what + " at " + WIDE + " px");
        requireNoSidewaysScrolling(what + " at " + WIDE + " px");
        page.setViewportSize(NARROW, HIGH);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        requireNoViolations(what + " at " + NARROW + " px in the dark");
        requireNoSidewaysScrolling(what + " at " + NARROW + " px");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(WIDE, HIGH);
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        requireNoSidewaysScrolling(what + " with text twice as large");
        page.evaluate("document.documentElement.style.fontSize = ''");
    }

    /** The same words elsewhere are accessible; these are longer, or run the other way. */
    void requireFits(String what) {
        page.setViewportSize(NARROW, HIGH);
        requireNoSidewaysScrolling(what + " at " + NARROW + " px");
        page.setViewportSize(WIDE, HIGH);
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        requireNoSidewaysScrolling(what + " with text twice as large");
        page.evaluate("document.documentElement.style.fontSize = ''");
    }

    private void requireNoViolations(String where) {
        assertThat((List<?>) page.evaluate(VIOLATIONS, WCAG_AA)).as(where).isEmpty();
    }

    private void requireNoSidewaysScrolling(String where) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as(where + " needs no sideways scrolling")
                .isEqualTo(true);
    }

    /** For who looks at what the walk saw: taken with {@code -Dpictures}, into {@code target/pictures}. */
    void picture(String name) {
        if (PICTURES) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "pictures", name + ".png"))
                    .setFullPage(true));
        }
    }

    /** As all of them see it: on a wide screen, on a narrow one, in the dark, and with text twice as large. */
    void pictures(String name) {
        picture(name);
        picture(name + "-narrow", NARROW);
        picturesOfOtherEyes(name);
    }

    /** As who has set their device to dark sees it, and as who reads with text twice as large. */
    void picturesOfOtherEyes(String name) {
        if (PICTURES) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            picture(name + "-dark");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            page.evaluate("document.documentElement.style.fontSize = '200%'");
            picture(name + "-large-text");
            page.evaluate("document.documentElement.style.fontSize = ''");
        }
    }

    void picture(String name, int width) {
        if (PICTURES) {
            page.setViewportSize(width, HIGH);
            picture(name);
            page.setViewportSize(WIDE, HIGH);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
