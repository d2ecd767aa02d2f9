package nl.stadsbode.notifications.chaos;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The long form, for {@code deploy/chaos}: {@code Chaos KILLS SEED FILE} writes what came out to a file, as JSON. */
final class Chaos {

    private Chaos() {}

    public static void main(String[] arguments) throws SQLException, InterruptedException, IOException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        int kills = Integer.parseInt(arguments[0]);
        Report report = new Killing(Long.parseLong(arguments[1]), new ProgressLine(kills)).kill(kills);
        Files.write(
                Path.of(arguments[2]),
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsBytes(report));
        report.problems().forEach(System.out::println);
        System.exit(report.passed() ? 0 : 1);
    }
}
