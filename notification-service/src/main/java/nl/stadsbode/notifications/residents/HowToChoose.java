package nl.stadsbode.notifications.residents;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who knows how to choose. One row a resident, so that it is explained once, however often it is tried. */
@Component
public class HowToChoose {

    /** How it is explained. */
    public enum Way {
        LETTER("letter"),
        ENCLOSED("enclosed");

        private final String code;

        Way(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    HowToChoose(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of these who have chosen anything know. In the transaction in which their choices were taken over. */
    public void known(Collection<UUID> residents) {
        jdbc.sql("""
                        insert into knows_how_to_choose (resident_id, how, since)
                        select id, 'chose', ? from resident
                        where id = any(?) and preferences -> 'choices' -> 0 is not null order by id
                        on conflict (resident_id) do update set how = 'chose'
                        where knows_how_to_choose.how <> 'chose'
                        """).param(at(clock.instant())).param(Column.uuids(residents)).update();
    }

    /** Those of these who know already. */
    public Set<UUID> amongst(Collection<UUID> residents) {
        return Set.copyOf(jdbc.sql("select resident_id from knows_how_to_choose where resident_id = any(?)")
                .param(Column.uuids(residents))
                .query((row, number) -> row.getObject("resident_id", UUID.class))
                .list());
    }

    /**
     * Writes down that it is explained to them, in the transaction that plans the letter: of two that do so at the same
     * time, one waits for the other's commit and is answered that it is not the first.
     *
     * @return those to whom it was not explained before
     */
    public Set<UUID> explainedFirst(SortedMap<UUID, Way> residents) {
        return Set.copyOf(jdbc.sql("""
                        insert into knows_how_to_choose (resident_id, how, since)
                        select id, how, ?::timestamptz from unnest(?::uuid[], ?::text[]) as fresh(id, how) order by id
                        on conflict do nothing
                        returning resident_id
                        """)
                .param(at(clock.instant()))
                .param(Column.uuids(residents.keySet()))
                .param(Column.texts(
                        residents.entrySet(), each -> each.getValue().code()))
                .query((row, number) -> row.getObject("resident_id", UUID.class))
                .list());
    }

    /** The letter that explains it will not be sent: the next occasion does it. */
    public void notExplained(Collection<UUID> residents) {
        jdbc.sql("delete from knows_how_to_choose where resident_id = any(?) and how <> 'chose'")
                .param(Column.uuids(residents))
                .update();
    }

    /** How many letters of their own were planned since. */
    public int lettersSince(Instant moment) {
        return jdbc.sql("select count(*) from knows_how_to_choose where how = 'letter' and since >= ?")
                .param(at(moment))
                .query(Integer.class)
                .single();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
