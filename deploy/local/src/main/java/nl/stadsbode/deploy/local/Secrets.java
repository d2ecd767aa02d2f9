package nl.stadsbode.deploy.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Properties;

/**
 * What the processes of one installation know of each other: random, made once, kept in a file of its owner's.
 *
 * @param pages secret of the client {@code stadsbode-pages}
 * @param system secret of the client {@code stadsbode-system}
 * @param smpp password of the SMS centre: eight characters, which is all that SMPP 3.4 has room for (§5.2.2)
 * @param sftp password of the print house
 */
public record Secrets(String pages, String system, String smpp, String sftp) {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int LENGTH = 32;
    private static final int SMPP_LENGTH = 8;

    static Secrets keptIn(Path file) {
        try {
            if (Files.notExists(file)) {
                PrivateFile.write(file, generated().text());
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the secrets cannot be kept", e);
        }
    }

    private static Secrets generated() {
        SecureRandom random = new SecureRandom();
        return new Secrets(word(random, LENGTH), word(random, LENGTH), word(random, SMPP_LENGTH), word(random, LENGTH));
    }

    private static String word(SecureRandom random, int length) {
        return random.ints(length, 0, ALPHABET.length())
                .collect(
                        StringBuilder::new, (text, index) -> text.append(ALPHABET.charAt(index)), StringBuilder::append)
                .toString();
    }

    private static Secrets read(Path file) throws IOException {
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        }
        return new Secrets(
                value(kept, "pages", file),
                value(kept, "system", file),
                value(kept, "smpp", file),
                value(kept, "sftp", file));
    }

    private static String value(Properties kept, String name, Path file) {
        String value = kept.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new StackFailure("The secret " + name + " is missing in " + file
                    + ". Begin anew with deploy/up --fresh, or put it back.");
        }
        return value;
    }

    private String text() {
        return "pages=" + pages + "\nsystem=" + system + "\nsmpp=" + smpp + "\nsftp=" + sftp + "\n";
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "Secrets[…]";
    }
}
