package nl.stadsbode.deploy.load.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * A process of the running stack, as its launcher wrote it down.
 *
 * @param readiness address that answers 200 when it is ready; empty when an open port says so
 */
public record RunningProcess(long pid, int port, String readiness, Path log) {

    private static final int ANSWERS_WITHIN_MILLIS = 2_000;

    /**
     * @param runs the folder in which the launcher writes down what runs
     * @return empty when nothing of that name was started
     */
    public static Optional<RunningProcess> named(String name, Path runs) {
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(runs.resolve(name + ".process"))) {
            kept.load(reader);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        String pid = kept.getProperty("pid", "");
        return pid.isEmpty()
                ? Optional.empty()
                : Optional.of(new RunningProcess(
                        Long.parseLong(pid),
                        Integer.parseInt(kept.getProperty("port", "0")),
                        kept.getProperty("readiness", ""),
                        Path.of(kept.getProperty("log", ""))));
    }

    public boolean isReady() {
        return readiness.isEmpty() ? isOpen() : answers();
    }

    private boolean answers() {
        try {
            HttpURLConnection asked =
                    (HttpURLConnection) URI.create(readiness).toURL().openConnection();
            asked.setConnectTimeout(ANSWERS_WITHIN_MILLIS);
            asked.setReadTimeout(ANSWERS_WITHIN_MILLIS);
            return asked.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException away) {
            return false;
        }
    }

    private boolean isOpen() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), ANSWERS_WITHIN_MILLIS);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }
}
