package nl.stadsbode.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import nl.stadsbode.cases.testing.CaseServiceTest;
import nl.stadsbode.cases.testing.NewsOfDeliveries;
import nl.stadsbode.chassis.testing.AskedQueries;
import nl.stadsbode.chassis.testing.AskedQueries.Explained;
import nl.stadsbode.chassis.testing.FullTables;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever the service asks its database on the way of a status and for its pages, no table that grows is read whole. */
class WholeTableTest extends CaseServiceTest {

    private static final List<String> TABLES = List.of("cases", "case_status", "told", "idempotency_key");
    private static final List<String> ROWS = List.of("""
            insert into cases (id, reference, external_reference, case_type, current_status, version, recipients,
                               opened_at, opened_by)
            select gen_random_uuid(), 'Z-2025-' || lpad(i::text, 6, '0'), 'full-' || i,
                   (array['passport', 'relocation', 'objection'])[1 + i % 3], 'received', 1, '[]', NOW, 'someone'
            from generate_series(1, 20000) i
            """, """
            insert into case_status (id, case_id, version, status_type, occurred_at, recorded_at, recorded_by, announce_at,
                                     announced_at, announcement, change_key)
            select gen_random_uuid(), id, 1, 'received', NOW, NOW, 'someone', NOW,
                   case when reference like '%00' then null else NOW end, '{}', 'key-' || reference
            from cases where reference like 'Z-2025-%'
            """, """
            insert into told (notification_id, delivery_id, event_id, case_id, resident_id, channel, state, version, at)
            select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), id, gen_random_uuid(), 'sms', 'delivered', 3, NOW
            from cases
            """, """
            insert into idempotency_key (caller, key, request_hash, created_at)
            select 'someone', 'full-' || i, 'a hash', NOW - (20000 - i) * interval '8 seconds'
            from generate_series(1, 20000) i
            """);

    /** It is empty but for what waits. */
    private static final List<String> COUNT_EVERYTHING = List.of("select count(*) from outbox");

    private FullTables fullTables;

    @Autowired
    NewsOfDeliveries news;

    @Autowired
    ScheduledTaskHolder clockwork;

    @Autowired
    void tables(JdbcClient jdbc, DataSource dataSource, TransactionTemplate transaction, AskedQueries asked) {
        fullTables = new FullTables(jdbc, dataSource, transaction, asked, TABLES, ROWS);
    }

    @Test
    void no_statement_reads_a_whole_table() throws Exception {
        var opened = opened("passport");
        var waiting = openedAndWaiting("passport");
        clock.letPass(Duration.ofHours(1));
        await().until(() -> current(waiting).get("statuses").get(0).hasNonNull("announcedAt"));
        news.tell(opened, UUID.randomUUID(), UUID.randomUUID(), "sms", "delivered", null, 5);
        await().until(() -> current(opened).get("statuses").get(0).get("told").size() == 1);
        mvc.perform(sending(
                        "/api/v1/status-changes",
                        "[{\"externalReference\": \"e-1\", \"caseType\": \"passport\", \"status\": \"received\"}]"))
                .andReturn();
        for (String path : List.of(
                "/api/v1/cases",
                "/api/v1/cases?type=passport",
                "/api/v1/cases?search=123",
                "/api/v1/dead-events",
                "/actuator/prometheus")) {
            mvc.perform(get(path).with(as(path.contains("cases") ? "caseworker" : "operator")))
                    .andExpect(status().isOk());
        }
        for (String path : List.of("/", "/cases/" + idOf(opened))) {
            mvc.perform(get(path).with(oidcLogin().authorities(new SimpleGrantedAuthority("ROLE_caseworker"))))
                    .andReturn();
        }
        clockwork
                .getScheduledTasks()
                .forEach(each -> each.getTask().getRunnable().run());

        List<Explained> explained = fullTables.explained(clock.instant());

        assertThat(explained)
                .as("what was asked")
                .hasSizeGreaterThan(20)
                .extracting(Explained::sql)
                .anyMatch(sql -> sql.startsWith("insert into told"))
                .anyMatch(sql -> sql.startsWith("insert into case_status"))
                .anyMatch(sql -> sql.contains("from case_status waiting"))
                .anyMatch(sql -> sql.startsWith("delete from idempotency_key"))
                .anyMatch(sql -> sql.startsWith("insert into inbox"))
                .anyMatch(sql -> sql.startsWith("select position, topic, key") && sql.contains("from outbox"));
        assertThat(fullTables.readingAll(explained, COUNT_EVERYTHING)).isEmpty();
    }
}
