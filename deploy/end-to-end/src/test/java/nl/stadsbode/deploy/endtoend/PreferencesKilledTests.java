package nl.stadsbode.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The preference-service dies (kill -9) in the middle of what takes longer than one request: after it has started again all
 * ends as it should, nothing is lost and nothing done twice. It takes some minutes, so it runs where it is asked for:
 * {@code mvn verify -Dexcluded.tests=none -Dit.test=PreferencesKilledTests}.
 */
@Tag("long")
@WholeStadsbode
@Isolated("kills what the others need")
class PreferencesKilledTests {

    private static final String SERVICE = "preference-service";
    private static final Duration A_WHILE = Duration.ofMinutes(3);
    private static final int LINES = 30_000;
    private static final int FIRST_NUMBER = 30_000_000;
    private static final String HEADER =
            "bericht;bsn;geslachtsnaam;voornamen;voorvoegsel;straatnaam;huisnummer;huisletter;postcode;woonplaats\n";

    private final Town town;

    PreferencesKilledTests(Town town) {
        this.town = town;
    }

    @Test
    void a_file_of_the_register_is_taken_in_once_though_it_died_three_times_meanwhile() throws SQLException {
        String imports = town.at().preferences() + "/api/v1/register-imports";
        String before = registered();
        String file = imports + "/"
                + town.api().postText(imports, "text/csv", file()).path("id").asString();

        for (int part = 1; part <= 3; part++) {
            long enough = part * LINES / 5L;
            await().atMost(A_WHILE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> town.api().get(file).path("linesRead").asLong() > enough);
            assertThat(town.api().get(file).path("state").asString()).isEqualTo("running");
            town.process(SERVICE).kill9();
            town.process(SERVICE).start();
        }

        await().atMost(A_WHILE)
                .ignoreExceptionsInstanceOf(Api.Away.class)
                .until(() -> town.api().get(file).path("state").asString().equals("finished"));
        JsonNode ended = town.api().get(file);
        assertThat(ended.path("created").asInt()).isEqualTo(LINES);
        assertThat(ended.path("unchanged").asInt()
                        + ended.path("changed").asInt()
                        + ended.path("refused").asInt())
                .isZero();
        String theirs = "registered b where not b.resident_id = any('" + before + "'::uuid[])";
        assertThat(count("preferences", "from " + theirs)).isEqualTo(LINES);
        assertThat(count("preferences", "from resident r, " + theirs + " and r.id = b.resident_id and r.version <> 1"))
                .as("said twice")
                .isZero();
        assertThat(count("preferences", "from history h, " + theirs + " and h.resident_id = b.resident_id"))
                .isEqualTo(LINES);
        await("everyone is known where messages are sent")
                .atMost(A_WHILE)
                .until(() -> count("preferences", "from outbox") == 0
                        && count("notifications", "from resident where version = 1") >= LINES);
    }

    @Test
    void what_is_kept_of_a_resident_is_gathered_whole_though_it_died_meanwhile() throws SQLException {
        town.register(Person.told("email").as(Accounts.ROSA));
        town.process("case-service").kill9();
        try (Visitor rosa = new Visitor()) {
            rosa.signIn("rosa", town.at().preferences() + "/my/data");
            rosa.find("form[action='/my/data/export'] button").press("Enter");
            await().until(() -> job().path("state").asString("").equals("running"));
        }
        UUID job = UUID.fromString(job().path("id").asString());

        town.process(SERVICE).kill9();
        town.process(SERVICE).start();
        town.process("case-service").start();

        await().atMost(A_WHILE)
                .ignoreExceptionsInstanceOf(Api.Away.class)
                .until(() -> job().path("state").asString("").equals("complete"));
        assertThat(job().path("id").asString()).isEqualTo(job.toString());
        assertThat(job().path("answers")
                        .valueStream()
                        .map(answer -> answer.path("service").asString()))
                .containsExactlyInAnyOrder(SERVICE, "notification-service", "case-service");
        assertThat(job().path("answers")
                        .valueStream()
                        .map(answer -> answer.path("whole").asBoolean()))
                .containsOnly(true);
        try (Visitor rosa = new Visitor()) {
            rosa.signIn("rosa", town.at().preferences() + "/my/data");
            PlaywrightAssertions.assertThat(rosa.find("a[href='/my/data/export/" + job + "/pdf']"))
                    .isVisible();
        }
    }

    @Test
    void who_is_asked_to_read_along_is_asked_once_though_it_died_between_writing_so_and_the_mail() throws SQLException {
        Person companion = Person.told("email");
        town.register(Person.told("sms").as(Accounts.ROSA));
        execute("delete from sent_on_request where resident_id = ?", Accounts.ROSA);
        try (Visitor rosa = new Visitor()) {
            rosa.signIn("rosa", town.at().preferences() + "/my/companions");
            town.process("kafka").kill9();
            rosa.find("#name").fill("Kim");
            rosa.find("#email").fill(companion.address());
            rosa.find("#email").press("Enter");
            PlaywrightAssertions.assertThat(rosa.find("[role=status]")).containsText("verstuurd");
        }
        assertThat(count("preferences", "from outbox where topic = 'message-requested'"))
                .as("written, and not on its way")
                .isPositive();

        town.process(SERVICE).kill9();
        town.process("kafka").start();
        town.process(SERVICE).start();

        await().atMost(A_WHILE)
                .ignoreExceptionsInstanceOf(Api.Away.class)
                .until(() -> !town.post(companion, "email").isEmpty());
        String link =
                Town.firstMatch(town.arrived(companion, "email"), "http://[^\\s\"\\\\]+/reading-along/[A-Za-z0-9_-]+");
        try (Visitor daughter = new Visitor()) {
            daughter.open(link);
            daughter.find("#name").fill("Kim de Vries");
            daughter.find("button[value=yes]").press("Enter");
            PlaywrightAssertions.assertThat(daughter.find("[role=status]")).containsText("nog bevestigen");
        }
        await().during(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(10))
                .until(() -> town.post(companion, "email").size() == 1);
        execute("delete from invitation where resident_id = ?", Accounts.ROSA);
    }

    private JsonNode job() {
        return town.api()
                .get(town.at().preferences() + "/api/v1/residents/" + Accounts.ROSA + "/privacy-receipts")
                .valueStream()
                .filter(each -> each.path("what").asString().equals("export"))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    private static String file() {
        return HEADER
                + IntStream.range(FIRST_NUMBER, Integer.MAX_VALUE)
                        .mapToObj(PreferencesKilledTests::number)
                        .filter(number -> !number.isEmpty())
                        .limit(LINES)
                        .map(number -> "inwoner;" + number + ";Bakker;Sem;;Blaak;31;;3011GA;Rotterdam\n")
                        .collect(Collectors.joining());
    }

    /** Nine digits of which the last makes the test of eleven come out; empty where none does. */
    private static String number(int eight) {
        String digits = Integer.toString(eight);
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            sum += (9 - at) * (digits.charAt(at) - '0');
        }
        return sum % 11 == 10 ? "" : digits + sum % 11;
    }

    /** Residents with a number, as an array of PostgreSQL. */
    private String registered() throws SQLException {
        try (Connection connection = DriverManager.getConnection(town.at().database("preferences"), "preferences", "");
                ResultSet known = connection
                        .createStatement()
                        .executeQuery("select coalesce(array_agg(resident_id), '{}')::text from registered")) {
            known.next();
            return known.getString(1);
        }
    }

    private long count(String database, String from) throws SQLException {
        try (Connection connection = DriverManager.getConnection(town.at().database(database), database, "");
                ResultSet counted = connection.createStatement().executeQuery("select count(*) " + from)) {
            counted.next();
            return counted.getLong(1);
        }
    }

    private void execute(String sql, UUID resident) throws SQLException {
        try (Connection connection = DriverManager.getConnection(town.at().database("preferences"), "preferences", "");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, resident);
            statement.execute();
        }
    }
}
