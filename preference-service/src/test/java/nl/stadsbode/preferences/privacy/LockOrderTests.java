package nl.stadsbode.preferences.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import nl.stadsbode.preferences.ServiceTest;
import nl.stadsbode.preferences.companion.EndingCompanions;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.resident.Asked;
import nl.stadsbode.preferences.resident.ChangingResidents;
import nl.stadsbode.preferences.resident.ResidentId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Whoever locks a resident and who reads along with them locks the resident first. */
class LockOrderTests extends ServiceTest {

    private static final int ROUNDS = 40;
    private static final Authentication CONNIE = new TestingAuthenticationToken("connie", null, "ROLE_contact");
    private static final Stated STATED = new Stated(Instant.parse("2026-11-27T12:00:00Z"), "connie", How.PHONE);

    @Autowired
    private ForgettingOnRequest forgetting;

    @Autowired
    private EndingCompanions ending;

    @Autowired
    private ChangingResidents changing;

    @Test
    void forgetting_who_reads_along_ending_it_and_changing_both_at_once_never_wait_for_one_another() throws Exception {
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        for (int round = 0; round < ROUNDS; round++) {
            ResidentId rosa = new ResidentId(aResident());
            ResidentId maria = new ResidentId(aCompanionOf(rosa));
            LocalDate day = LocalDate.parse("2026-12-01");

            together(
                    failures,
                    () -> forgetting.now(maria, new Asker(CONNIE, null)),
                    () -> ending.byResident(rosa, maria, STATED),
                    () -> changing.change(List.of(pausing(maria, day), pausing(rosa, day))));

            assertThat(forgotten(maria)).isTrue();
            assertThat(stored(rosa.value()).get("version").asLong()).isEqualTo(3);
        }
        assertThat(failures).isEmpty();
    }

    private static Asked pausing(ResidentId id, LocalDate day) {
        return Asked.of(id, null, STATED, resident -> resident.pausedUntil(day));
    }

    private static void together(List<Throwable> failures, Runnable... works) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(works.length);
        List<Thread> threads = new ArrayList<>();
        for (Runnable work : works) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    start.await();
                    work.run();
                } catch (InterruptedException | BrokenBarrierException | RuntimeException failed) {
                    failures.add(failed);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** With an id that comes before or after that of the other. */
    private UUID aCompanionOf(ResidentId principal) throws Exception {
        UUID companion = aResident();
        jdbc.sql("insert into companion (companion_id, resident_id, sensitive) values (?, ?, false)")
                .params(companion, principal.value())
                .update();
        return companion;
    }

    private boolean forgotten(ResidentId id) {
        return jdbc.sql("select forgotten_at is not null from resident where id = ?")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }
}
