package nl.stadsbode.preferences.resident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import nl.stadsbode.chassis.sql.Keyset;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.ContactFailure;
import nl.stadsbode.preferences.contact.ContactFailure.Why;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.resident.ReadingResidents.Unreachable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The contact points of residents, encrypted. */
@Repository
class ContactPoints {

    private record Owned(ResidentId owner, ContactPoint point, boolean correspondence) {}

    /** Those of one resident. @param correspondence beside the home address, or null */
    record Known(
            EnumMap<Channel, ContactPoint> byChannel,
            @Nullable ContactPoint correspondence) {

        static final Known NONE = new Known(new EnumMap<>(Channel.class), null);

        private Known with(Owned owned) {
            if (owned.correspondence) {
                return new Known(byChannel, owned.point);
            }
            EnumMap<Channel, ContactPoint> more = new EnumMap<>(byChannel);
            more.put(owned.point.channel(), owned.point);
            return new Known(more, correspondence);
        }
    }

    private final JdbcClient jdbc;
    private final Sealing sealing;

    ContactPoints(JdbcClient jdbc, Sealing sealing) {
        this.jdbc = jdbc;
        this.sealing = sealing;
    }

    Map<ResidentId, Known> of(String[] residents) {
        Map<ResidentId, Known> found = new HashMap<>();
        jdbc.sql("""
                        select id, resident_id, channel, destination, verified_at, verified_by, verified_how,
                               failed_at, failed_why, correspondence
                        from contact_point where resident_id = any(:ids::uuid[])
                        """)
                .param("ids", residents)
                .query((row, number) -> owned(row))
                .list()
                .forEach(owned -> found.merge(owned.owner, Known.NONE.with(owned), (known, one) -> known.with(owned)));
        return found;
    }

    /** But of who died, and a home address while letters go elsewhere: asked row by row, so that no plan reads them all. */
    List<Unreachable> failedAddresses(@Nullable UUID after, int atMost) {
        return jdbc.sql("""
                        select p.id, p.resident_id, p.failed_at from contact_point p
                        where p.channel = 'letter' and p.failed_at is not null
                          and p.id > :after
                          and (select deceased_on from resident where id = p.resident_id) is null
                          and (select count(*) from contact_point elsewhere
                               where elsewhere.resident_id = p.resident_id and elsewhere.channel = 'letter'
                                 and elsewhere.correspondence and elsewhere.failed_at is null) = 0
                        order by p.id limit :most
                        """)
                .param("after", Keyset.after(after))
                .param("most", atMost)
                .query((row, number) -> new Unreachable(
                        row.getObject("resident_id", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getObject("failed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Writes those of every resident that has other ones than before. */
    void replace(List<Revision> revisions) {
        List<Revision> changed = revisions.stream()
                .filter(revision -> revision.before() == null
                        || !revision.before()
                                .allContactPoints()
                                .toList()
                                .equals(revision.after().allContactPoints().toList()))
                .toList();
        Batch.of(
                        jdbc,
                        changed.stream().filter(revision -> !revision.creates()).toList(),
                        "delete from contact_point where resident_id = any(:residents::uuid[])")
                .text("residents", revision -> revision.after().id())
                .update();
        insert(changed.stream()
                .map(Revision::after)
                .flatMap(resident -> resident.allContactPoints()
                        .map(point -> new Owned(
                                resident.id(),
                                point,
                                point.equals(resident.residence().correspondence()))))
                .toList());
    }

    private void insert(List<Owned> points) {
        Batch.of(jdbc, points, """
                insert into contact_point (id, resident_id, channel, destination, verified_at, verified_by, verified_how,
                                           failed_at, failed_why, correspondence)
                select * from unnest(:ids::uuid[], :residents::uuid[], :channels::text[], :destinations,
                                     :verifiedAts::timestamptz[], :verifiedBys::text[], :verifiedHows::text[],
                                     :failedAts::timestamptz[], :failedWhys::text[], :correspondences::bool[])
                """)
                .text("ids", owned -> owned.point.id())
                .text("residents", Owned::owner)
                .text("channels", owned -> owned.point.channel().code())
                .bytes("destinations", owned -> sealing.seal(owned.owner, owned.point.destination()))
                .text("verifiedAts", verified(Stated::at))
                .text("verifiedBys", verified(Stated::by))
                .text("verifiedHows", verified(stated -> stated.how().code()))
                .text("failedAts", failed(ContactFailure::at))
                .text("failedWhys", failed(failure -> failure.why().code()))
                .text("correspondences", Owned::correspondence)
                .update();
    }

    private static Batch.Column<Owned> verified(Function<Stated, Object> part) {
        return owned -> {
            Stated verification = owned.point.verification();
            return verification == null ? null : part.apply(verification);
        };
    }

    private static Batch.Column<Owned> failed(Function<ContactFailure, Object> part) {
        return owned -> {
            ContactFailure failure = owned.point.failure();
            return failure == null ? null : part.apply(failure);
        };
    }

    private Owned owned(ResultSet row) throws SQLException {
        ResidentId owner = new ResidentId(row.getObject("resident_id", UUID.class));
        Instant verifiedAt = instant(row, "verified_at");
        Instant failedAt = instant(row, "failed_at");
        return new Owned(
                owner,
                new ContactPoint(
                        row.getObject("id", UUID.class),
                        sealing.destination(owner, Channel.of(row.getString("channel")), row.getBytes("destination")),
                        verifiedAt == null
                                ? null
                                : new Stated(
                                        verifiedAt,
                                        row.getString("verified_by"),
                                        How.of(row.getString("verified_how"))),
                        failedAt == null
                                ? null
                                : new ContactFailure(
                                        failedAt,
                                        Why.of(row.getString("failed_why")).orElseThrow())),
                row.getBoolean("correspondence"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
