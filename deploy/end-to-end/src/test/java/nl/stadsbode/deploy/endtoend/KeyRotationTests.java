package nl.stadsbode.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.stadsbode.deploy.local.Keys;
import org.junit.jupiter.api.Test;

/** The keys of personal data are changed in the order of {@code deploy/keys.md}, while the town works. */
@WholeStadsbode
class KeyRotationTests {

    private static final Duration A_WHILE = Duration.ofSeconds(90);
    private static final List<String> SERVICES = List.of("cases", "preferences", "notifications");

    private final Town town;

    KeyRotationTests(Town town) {
        this.town = town;
    }

    @Test
    void keys_are_changed_while_people_are_told_and_nothing_becomes_unreadable() throws InterruptedException {
        Person before = Person.told("email");
        town.register(before);
        String told = town.open("environmental-permit", before).path("id").asString();
        await().atMost(A_WHILE).until(() -> town.post(before, "email").size() == 1);
        Keys keys = town.keys();
        long old = keys.all().getFirst().id();
        ConcurrentLinkedQueue<Person> meanwhile = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        Thread work = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                Person another = Person.told("sms");
                town.register(another);
                town.open("environmental-permit", another);
                meanwhile.add(another);
            }
        });

        long key = keys.add();
        awaitEverywhere("stadsbode_encryption_keys", 2);
        keys.use(key);
        awaitEverywhere("stadsbode_encryption_key", key);
        awaitEverywhere("stadsbode_encryption_unclean", 0);
        over.set(true);
        work.join();
        assertThat(meanwhile).isNotEmpty();
        meanwhile.forEach(this::awaitTold);
        keys.remove(old);
        awaitEverywhere("stadsbode_encryption_keys", 1);

        Person after = Person.told("sms");
        town.register(after);
        town.open("environmental-permit", after, before);
        awaitTold(after);
        await().atMost(A_WHILE).until(() -> town.post(before, "email").size() == 2);
        assertThat(town.api()
                        .text(town.at().notifications() + "/api/v1/notifications/" + town.notification(told)
                                + "/content"))
                .as("what was sent under the old key")
                .contains("van den Berg");
        assertThat(town.resident(before).path("name").asString()).contains("van den Berg");
        for (String service : SERVICES) {
            assertThat(town.deadEvents(service))
                    .filteredOn(dead -> dead.path("reason").asString().contains("decrypt"))
                    .as(service)
                    .isEmpty();
        }
    }

    private void awaitTold(Person person) {
        await().atMost(A_WHILE).until(() -> !town.post(person, "sms").isEmpty());
    }

    private void awaitEverywhere(String figure, double value) {
        for (String service : SERVICES) {
            await(figure + " of " + service)
                    .atMost(A_WHILE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> town.measured(service, figure) == value);
        }
    }
}
