package nl.stadsbode.deploy.endtoend;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The browser that the visitors of one thread share, each in a context of their own; it ends with the tests. Playwright is
 * for one thread at a time.
 */
final class Chromium {

    private static final ThreadLocal<Browser> RUNNING = ThreadLocal.withInitial(Chromium::started);

    private Chromium() {}

    static Browser running() {
        return RUNNING.get();
    }

    private static Browser started() {
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    private static Path program() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no browser: install chromium."));
    }
}
