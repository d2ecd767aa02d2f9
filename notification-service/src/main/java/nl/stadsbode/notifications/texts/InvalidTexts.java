package nl.stadsbode.notifications.texts;

import java.util.List;

/** The texts cannot be used; each problem names the file and the key. */
public final class InvalidTexts extends RuntimeException {

    private final List<String> problems;

    InvalidTexts(List<String> problems) {
        super("The texts cannot be used:\n- " + String.join("\n- ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
