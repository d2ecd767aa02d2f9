package nl.stadsbode.deploy.load;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.stadsbode.deploy.load.demo.Demonstration;
import nl.stadsbode.deploy.load.demo.Words;
import nl.stadsbode.deploy.load.stack.Addresses;
import nl.stadsbode.deploy.load.stack.Pause;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Plays one case through all three channels and shows what came out.",
        footer = {"", "Exit status: 0 only when an SMS, an e-mail and a letter have arrived."})
final class Demo implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and do nothing.")
    private boolean help;

    @Override
    public Integer call() {
        Map<String, String> environment = System.getenv();
        Words words = Words.in(language(environment));
        return new Demonstration(Addresses.from(environment), words, Clock.systemUTC(), Pause.REAL).play() ? 0 : 1;
    }

    /** As the terminal has it (POSIX: LC_ALL, LC_MESSAGES, LANG). */
    static Locale language(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isBlank()) {
                return value.startsWith("nl") ? Locale.of("nl") : Locale.ENGLISH;
            }
        }
        return Locale.ENGLISH;
    }
}
