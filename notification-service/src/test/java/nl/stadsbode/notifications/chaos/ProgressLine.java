package nl.stadsbode.notifications.chaos;

import java.io.Console;
import java.util.function.BiConsumer;

/** Says how far it is: in one line that changes, or now and then where nobody looks at a terminal. */
final class ProgressLine implements BiConsumer<Integer, String> {

    private static final int LINES = 20;
    private static final String LINE = "\r%-110.110s";

    private final int kills;
    private final int every;
    private final boolean looksAtIt;

    ProgressLine(int kills) {
        this.kills = kills;
        this.every = Math.max(1, kills / LINES);
        Console console = System.console();
        this.looksAtIt = console != null && console.isTerminal();
    }

    @Override
    public void accept(Integer killed, String words) {
        String line = "killed %d of %d %s".formatted(killed, kills, words);
        if (looksAtIt) {
            System.out.printf(LINE + (killed == kills ? "%n" : ""), line);
        } else if (killed % every == 0 || killed == kills) {
            System.out.println(line);
        }
    }
}
