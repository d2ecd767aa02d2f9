package nl.stadsbode.preferences.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.preferences.privacy.Job.State;
import nl.stadsbode.preferences.privacy.Job.What;
import nl.stadsbode.preferences.resident.ResidentId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was asked, and how far it is. */
@Repository
class Jobs {

    private record Of(UUID job, Job.Answered answered) {}

    private static final String SELECT = """
            select id, resident_id, what, state, asked_by, identity, asked_at, due_at, begun_at, finished_at from privacy_job
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Jobs(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @return false where such a job is open already */
    boolean add(Job job) {
        return jdbc.sql("""
                        insert into privacy_job (id, resident_id, what, state, asked_by, identity, asked_at, due_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (resident_id, what) where finished_at is null do nothing
                        """)
                        .param(job.id())
                        .param(job.resident().value())
                        .param(job.what().code())
                        .param(job.state().code())
                        .param(job.askedBy())
                        .param(job.identity())
                        .param(at(job.askedAt()))
                        .param(at(job.dueAt()))
                        .update()
                == 1;
    }

    /** Newest first. */
    List<Job> of(ResidentId resident, int atMost) {
        return withAnswers(jdbc.sql(SELECT + " where resident_id = ? order by id desc limit ?")
                .params(resident.value(), atMost)
                .query((row, number) -> job(row))
                .list());
    }

    Optional<Job> find(ResidentId resident, UUID id) {
        return withAnswers(jdbc.sql(SELECT + " where id = ? and resident_id = ?")
                        .params(id, resident.value())
                        .query((row, number) -> job(row))
                        .list())
                .stream()
                .findFirst();
    }

    long exportsSince(ResidentId resident, Instant moment) {
        return jdbc.sql("""
                        select count(*) from privacy_job
                        where resident_id = ? and what = 'export' and state <> 'cancelled' and asked_at > ?
                        """)
                .params(resident.value(), at(moment))
                .query(Long.class)
                .single();
    }

    /** Those that were taken back as well. */
    long forgettingsSince(ResidentId resident, Instant moment) {
        return jdbc.sql("""
                        select count(*) from privacy_job
                        where resident_id = ? and what = 'forgetting' and asked_at > ?
                        """)
                .params(resident.value(), at(moment))
                .query(Long.class)
                .single();
    }

    /** One that waited long enough, the first to be due; not locked. */
    List<Job> due(int atMost) {
        return jdbc.sql(SELECT + " where state = 'waiting' and due_at <= ? order by due_at limit ?")
                .params(now(), atMost)
                .query((row, number) -> job(row))
                .list();
    }

    /** Locks the open job of a kind of a resident. */
    Optional<Job> lockOpen(ResidentId resident, What what) {
        return jdbc.sql(SELECT + " where resident_id = ? and what = ? and finished_at is null for update")
                .params(resident.value(), what.code())
                .query((row, number) -> job(row))
                .optional();
    }

    /** Locks those of these that run, in the order of their ids. */
    List<Job> lockRunning(Collection<UUID> ids) {
        return jdbc.sql(SELECT + " where id = any(?) and state = 'running' order by id for update")
                .param(Column.uuids(ids))
                .query((row, number) -> job(row))
                .list();
    }

    void begin(UUID id) {
        jdbc.sql("update privacy_job set state = 'running', begun_at = ? where id = ?")
                .params(now(), id)
                .update();
    }

    void finish(Collection<UUID> ids, State state) {
        jdbc.sql("update privacy_job set state = ?, finished_at = ? where id = any(?) and finished_at is null")
                .param(state.code())
                .param(now())
                .param(Column.uuids(ids))
                .update();
    }

    /** A page that came before is not written over. */
    void keep(List<Answer> answers) {
        jdbc.sql("""
                        insert into privacy_answer (job_id, service, page, last, sealed, erased, kept, answered_at)
                        select job, service, page, last, sealed, erased::jsonb, kept::jsonb, ?
                        from unnest(?::uuid[], ?::text[], ?::int[], ?::boolean[], ?::bytea[], ?::text[], ?::text[])
                            as answer(job, service, page, last, sealed, erased, kept)
                        on conflict do nothing
                        """)
                .param(now())
                .param(Column.uuids(answers, Answer::job))
                .param(Column.texts(answers, Answer::service))
                .param(Column.ints(answers, Answer::page))
                .param(Column.booleans(answers, Answer::last))
                .param(Column.bytes(answers, Answer::sealed))
                .param(Column.texts(answers, answer -> json.writeValueAsString(answer.erased())))
                .param(Column.texts(answers, answer -> json.writeValueAsString(answer.kept())))
                .update();
    }

    /** The encrypted pages of an export, by service, in their order. */
    Map<String, List<byte[]>> pages(UUID job) {
        record Page(String service, byte[] sealed) {}
        return jdbc
                .sql("""
                        select service, sealed from privacy_answer where job_id = ? and sealed is not null
                        order by service, page
                        """)
                .param(job)
                .query((row, number) -> new Page(row.getString("service"), row.getBytes("sealed")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Page::service,
                        java.util.LinkedHashMap::new,
                        Collectors.mapping(Page::sealed, Collectors.toList())));
    }

    /** What was gathered of a resident, or is being gathered, goes. */
    void dropExports(ResidentId resident) {
        jdbc.sql("""
                        update privacy_job set state = 'cancelled', finished_at = ?
                        where resident_id = ? and what = 'export' and finished_at is null
                        """).params(now(), resident.value()).update();
        jdbc.sql("""
                        update privacy_answer set sealed = null
                        where sealed is not null and job_id in (select id from privacy_job where resident_id = ?)
                        """).param(resident.value()).update();
    }

    /** @return of how many pages the content was erased */
    int dropFetchableBefore(Instant moment, int atMost) {
        return jdbc.sql("""
                        update privacy_answer set sealed = null where (job_id, service, page) in (
                            select job_id, service, page from privacy_answer
                            where sealed is not null and answered_at < ? order by answered_at limit ?)
                        """).params(at(moment), atMost).update();
    }

    int expireExportsBegunBefore(Instant moment) {
        return jdbc.sql("""
                        update privacy_job set state = 'expired', finished_at = ?
                        where state = 'running' and what = 'export' and begun_at < ?
                        """).params(now(), at(moment)).update();
    }

    long runningSince(Instant moment) {
        return jdbc.sql("select count(*) from privacy_job where state = 'running' and begun_at < ?")
                .param(at(moment))
                .query(Long.class)
                .single();
    }

    List<Job> withAnswers(List<Job> jobs) {
        Map<UUID, List<Job.Answered>> answered = jdbc
                .sql("""
                        select job_id, service, bool_or(last) and count(*) = max(page) + 1 as whole,
                               bool_and(sealed is not null) as held, max(answered_at) as at,
                               (array_agg(erased order by page desc))[1] as erased,
                               (array_agg(kept order by page desc))[1] as kept
                        from privacy_answer where job_id = any(?) group by job_id, service
                        order by job_id, min(answered_at), service
                        """)
                .param(Column.uuids(jobs, Job::id))
                .query((row, number) -> new Of(row.getObject("job_id", UUID.class), answered(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::job, Collectors.mapping(Of::answered, Collectors.toList())));
        return jobs.stream()
                .map(job -> job.with(answered.getOrDefault(job.id(), List.of())))
                .toList();
    }

    private Job.Answered answered(ResultSet row) throws SQLException {
        return new Job.Answered(
                row.getString("service"),
                row.getBoolean("whole"),
                row.getBoolean("held"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                json.readValue(row.getString("erased"), new TypeReference<>() {}),
                json.readValue(row.getString("kept"), new TypeReference<>() {}));
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class),
                new ResidentId(row.getObject("resident_id", UUID.class)),
                What.of(row.getString("what")),
                State.of(row.getString("state")),
                row.getString("asked_by"),
                row.getString("identity"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                moment(row, "begun_at"),
                moment(row, "finished_at"),
                List.of());
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
