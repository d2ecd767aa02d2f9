package nl.stadsbode.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The broker, and the database, away for three minutes: what was taken before or meanwhile is told once, no service needs
 * a hand to go on, and each says in its health what is wrong. It lasts, so it runs where it is asked for:
 * {@code mvn verify -Dexcluded.tests=none -Dit.test=AwayForMinutesTests}.
 */
@WholeStadsbode
@Tag("long")
@Isolated("takes away what the others need")
class AwayForMinutesTests {

    private static final Duration AWAY = Duration.ofMinutes(3);
    private static final int CASES = 20;

    private final Town town;

    AwayForMinutesTests(Town town) {
        this.town = town;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"kafka, binders, true", "postgresql, db, false"})
    void all_goes_on_by_itself_when_it_is_back(String away, String component, boolean casesAreTaken) {
        Map<Person, String> told = open(CASES);
        town.process(away).kill9();
        try {
            if (casesAreTaken) {
                told.putAll(open(CASES));
            } else {
                Person person = told.keySet().iterator().next();
                assertThatThrownBy(() -> town.open("environmental-permit", person))
                        .isInstanceOf(Api.Away.class);
            }
            awaitHealth(component, "DOWN");
            await("as long as it is away")
                    .pollDelay(AWAY)
                    .atMost(AWAY.plusSeconds(5))
                    .until(() -> true);
        } finally {
            town.process(away).start();
        }

        await().atMost(Duration.ofMinutes(3))
                .ignoreExceptionsInstanceOf(Api.Away.class)
                .untilAsserted(() -> told.forEach((person, id) -> assertThat(
                                town.told(id, 0, person.id()).path("state").asString(""))
                        .isEqualTo("delivered")));
        assertThat(told.keySet())
                .allSatisfy(person -> assertThat(town.post(person, "sms")).hasSize(1));
        awaitHealth(component, "UP");
    }

    private void awaitHealth(String component, String status) {
        for (String service : List.of("cases", "preferences", "notifications")) {
            await(service + ": " + component + " is " + status)
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(town.health(service)
                                    .path("components")
                                    .path(component)
                                    .path("status")
                                    .asString(""))
                            .isEqualTo(status));
        }
    }

    /** Ids of the cases by who is told. */
    private Map<Person, String> open(int number) {
        List<Person> people =
                IntStream.range(0, number).mapToObj(i -> Person.told("sms")).toList();
        people.forEach(town::register);
        Map<Person, String> opened = new HashMap<>();
        for (Person person : people) {
            opened.put(
                    person, town.open("environmental-permit", person).path("id").asString());
        }
        return opened;
    }
}
