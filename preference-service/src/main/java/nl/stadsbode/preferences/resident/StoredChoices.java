package nl.stadsbode.preferences.resident;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.stadsbode.preferences.choice.Choice;
import nl.stadsbode.preferences.choice.Choices;
import nl.stadsbode.preferences.choice.MessageKind;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The choices of residents as the database holds them. */
@Repository
class StoredChoices {

    private record Owned(ResidentId owner, Choice choice) {}

    private final JdbcClient jdbc;

    StoredChoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<ResidentId, Choices> of(String[] residents) {
        return jdbc.sql("""
                        select resident_id, topic, kind, channels, stated_at, stated_by, stated_how
                        from choice where resident_id = any(:ids::uuid[])
                        """).param("ids", residents).query((row, number) -> owned(row)).list().stream()
                .collect(groupingBy(Owned::owner, mapping(Owned::choice, collectingAndThen(toList(), Choices::new))));
    }

    /** Writes those of every resident that has other ones than before. */
    void replace(List<Revision> revisions) {
        List<Revision> changed = revisions.stream()
                .filter(revision -> revision.before() == null
                        || !revision.before().choices().equals(revision.after().choices()))
                .toList();
        Batch.of(
                        jdbc,
                        changed.stream().filter(revision -> !revision.creates()).toList(),
                        "delete from choice where resident_id = any(:residents::uuid[])")
                .text("residents", revision -> revision.after().id())
                .update();
        insert(changed.stream()
                .map(Revision::after)
                .flatMap(resident -> resident.choices().all().stream().map(choice -> new Owned(resident.id(), choice)))
                .toList());
    }

    private void insert(List<Owned> chosen) {
        Batch.of(jdbc, chosen, """
                insert into choice (resident_id, topic, kind, channels, stated_at, stated_by, stated_how)
                select resident_id, topic, kind, string_to_array(channels, ','), stated_at, stated_by, stated_how
                from unnest(:residents::uuid[], :topics::text[], :kinds::text[], :channels::text[],
                            :statedAts::timestamptz[], :statedBys::text[], :statedHows::text[])
                    as chosen(resident_id, topic, kind, channels, stated_at, stated_by, stated_how)
                """)
                .text("residents", Owned::owner)
                .text("topics", owned -> owned.choice.about().topic())
                .text("kinds", owned -> owned.choice.about().kind().code())
                .text(
                        "channels",
                        owned -> owned.choice.channels().stream()
                                .map(Channel::code)
                                .collect(Collectors.joining(",")))
                .text("statedAts", owned -> owned.choice.stated().at())
                .text("statedBys", owned -> owned.choice.stated().by())
                .text("statedHows", owned -> owned.choice.stated().how().code())
                .update();
    }

    private static Owned owned(ResultSet row) throws SQLException {
        String[] channels = (String[]) row.getArray("channels").getArray();
        return new Owned(
                new ResidentId(row.getObject("resident_id", UUID.class)),
                new Choice(
                        new Choice.Subject(row.getString("topic"), MessageKind.of(row.getString("kind"))),
                        Arrays.stream(channels).map(Channel::of).toList(),
                        new Stated(
                                row.getObject("stated_at", OffsetDateTime.class).toInstant(),
                                row.getString("stated_by"),
                                How.of(row.getString("stated_how")))));
    }
}
