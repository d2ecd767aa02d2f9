package nl.stadsbode.cases.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.stadsbode.chassis.sql.Keyset;
import nl.stadsbode.chassis.sql.PlanCache;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** All cases. */
@Component
public class Cases {

    private static final int FIRST_YEAR = 2026;
    private static final String COLUMNS =
            "id, reference, external_reference, case_type, current_status, version, recipients, opened_at, opened_by";

    private final JdbcClient jdbc;
    private final StoredRecipients recipients;
    private final CaseSettings settings;
    private final Clock clock;

    Cases(JdbcClient jdbc, JsonMapper json, CaseSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.recipients = new StoredRecipients(json);
        this.settings = settings;
        this.clock = clock;
    }

    public Optional<Case> find(CaseId id) {
        return jdbc.sql("select " + COLUMNS + " from cases where id = ?")
                .param(id.value())
                .query((row, number) -> opened(row))
                .optional();
    }

    /** Locks a case until the transaction ends. */
    public Optional<Case> lock(CaseId id) {
        return jdbc.sql("select " + COLUMNS + " from cases where id = ? for no key update")
                .param(id.value())
                .query((row, number) -> opened(row))
                .optional();
    }

    /** Locks, in one order for everyone, the cases that bear any of these references, our own or a case system's. */
    public List<Case> lockAll(Collection<String> references, Collection<String> externalReferences) {
        return jdbc.sql("select " + COLUMNS + """
                         from cases where reference = any (?) or external_reference = any (?)
                        order by id for no key update
                        """)
                .param(references.toArray(String[]::new))
                .param(externalReferences.toArray(String[]::new))
                .query((row, number) -> opened(row))
                .list();
    }

    /** References for cases that are about to be opened. */
    public List<String> newReferences(int count) {
        int year = thisYear();
        return jdbc.sql("select nextval('case_number') from generate_series(1, ?)")
                .param(count)
                .query((row, number) -> "Z-%d-%06d".formatted(year, row.getLong(1)))
                .list();
    }

    /**
     * Adds cases that have no status yet, but those whose external reference is taken.
     *
     * @return ids of those that were added
     */
    public Set<CaseId> add(List<Case> opened) {
        return new HashSet<>(jdbc.sql("""
                        insert into cases (id, reference, external_reference, case_type, version, recipients, opened_at, opened_by)
                        select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::jsonb[],
                                             ?::timestamptz[], ?::text[])
                        on conflict (external_reference) do nothing
                        returning id
                        """)
                .param(column(opened, Case::id))
                .param(column(opened, Case::reference))
                .param(column(opened, Case::externalReference))
                .param(column(opened, Case::caseType))
                .param(column(opened, Case::version))
                .param(column(opened, each -> recipients.write(each.recipients())))
                .param(column(opened, Case::openedAt))
                .param(column(opened, Case::openedBy))
                .query((row, number) -> new CaseId(row.getObject(1, UUID.class)))
                .list());
    }

    /** Stores the new status and version of cases that this transaction holds. */
    void move(Collection<Case> moved) {
        jdbc.sql("""
                        update cases set current_status = moved.status, version = moved.version
                        from unnest(?::uuid[], ?::text[], ?::integer[]) as moved(id, status, version)
                        where cases.id = moved.id
                        """)
                .param(column(moved, Case::id))
                .param(column(moved, Case::currentStatus))
                .param(column(moved, Case::version))
                .update();
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<Case> list(CaseFilter filter, int limit) {
        PlanCache.planForValues(jdbc);
        return jdbc.sql("select " + COLUMNS + """
                         from cases
                        where (:type::text is null or case_type = :type)
                          and (:status::text is null or current_status = :status)
                          and (:prefix::text is null or reference like :prefix or external_reference like :externalPrefix
                               or reference = any (:numbered))
                          and id < :after
                        order by id desc limit :limit
                        """)
                .param("type", filter.caseType())
                .param("status", filter.status())
                .param("prefix", filter.referencePrefix())
                .param("externalPrefix", filter.externalReferencePrefix())
                .param("numbered", filter.numbered(FIRST_YEAR, thisYear()))
                .param("after", Keyset.before(filter.after()))
                .param("limit", limit)
                .query((row, number) -> opened(row))
                .list();
    }

    /** All cases of which a resident is told, the oldest first. */
    public List<Case> of(ResidentId resident) {
        return jdbc.sql("select " + COLUMNS + """
                         from cases where recipients @> jsonb_build_array(jsonb_build_object('residentId', ?::text))
                        order by id
                        """)
                .param(resident.value().toString())
                .query((row, number) -> opened(row))
                .list();
    }

    private int thisYear() {
        return clock.instant().atZone(settings.zone()).getYear();
    }

    private Case opened(ResultSet row) throws SQLException {
        return new Case(
                new CaseId(row.getObject("id", UUID.class)),
                row.getString("reference"),
                row.getString("external_reference"),
                row.getString("case_type"),
                row.getString("current_status"),
                row.getInt("version"),
                recipients.read(row.getString("recipients")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("opened_by"));
    }

    static <T> @Nullable String[] column(Collection<T> rows, Function<T, @Nullable Object> value) {
        @Nullable String[] column = new String[rows.size()];
        int i = 0;
        for (T row : rows) {
            column[i++] = Objects.toString(value.apply(row), null);
        }
        return column;
    }
}
