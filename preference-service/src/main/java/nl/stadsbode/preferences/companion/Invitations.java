package nl.stadsbode.preferences.companion;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.preferences.contact.EmailAddress;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** At most one a resident. Those that expired are as if they were not there. */
@Repository
class Invitations {

    private static final String SELECT =
            "select resident_id, invited, sensitive, accepted_as, expires_at from invitation where expires_at > ? and ";

    private final JdbcClient jdbc;
    private final PersonalData personalData;
    private final JsonMapper json;
    private final Clock clock;

    Invitations(JdbcClient jdbc, PersonalData personalData, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.personalData = personalData;
        this.json = json;
        this.clock = clock;
    }

    /** In the place of the one before, whose link is of no use any more. */
    void put(Invitation invitation, byte[] token) {
        Invitation.Invited invited =
                new Invitation.Invited(invitation.name(), invitation.email().address());
        jdbc.sql("""
                        insert into invitation (resident_id, invited, sensitive, token, expires_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (resident_id) do update
                        set invited = excluded.invited, sensitive = excluded.sensitive, token = excluded.token,
                            accepted_as = null, expires_at = excluded.expires_at
                        """)
                .param(invitation.by().value())
                .param(personalData.encrypt(json.writeValueAsBytes(invited), boundTo(invitation.by())))
                .param(invitation.sensitive())
                .param(token)
                .param(invitation.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Invitation> find(ResidentId by) {
        return jdbc.sql(SELECT + "resident_id = ?")
                .params(now(), by.value())
                .query((row, number) -> invitation(row))
                .optional();
    }

    Optional<Invitation> findByLink(byte[] token) {
        return jdbc.sql(SELECT + "token = ?")
                .params(now(), token)
                .query((row, number) -> invitation(row))
                .optional();
    }

    void accepted(ResidentId by, String acceptedAs) {
        jdbc.sql("update invitation set accepted_as = ? where resident_id = ?")
                .params(personalData.encrypt(acceptedAs.getBytes(StandardCharsets.UTF_8), boundTo(by)), by.value())
                .update();
    }

    void remove(ResidentId by) {
        jdbc.sql("delete from invitation where resident_id = ?")
                .param(by.value())
                .update();
    }

    /** @return how many were of no use any more */
    int forgetExpired() {
        return jdbc.sql("delete from invitation where expires_at <= ?")
                .param(now())
                .update();
    }

    private Invitation invitation(ResultSet row) throws SQLException {
        ResidentId by = new ResidentId(row.getObject("resident_id", UUID.class));
        Invitation.Invited invited =
                json.readValue(personalData.decrypt(row.getBytes("invited"), boundTo(by)), Invitation.Invited.class);
        byte[] acceptedAs = row.getBytes("accepted_as");
        return new Invitation(
                by,
                invited.name(),
                new EmailAddress(invited.email()),
                row.getBoolean("sensitive"),
                acceptedAs == null
                        ? null
                        : new String(personalData.decrypt(acceptedAs, boundTo(by)), StandardCharsets.UTF_8),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static String boundTo(ResidentId by) {
        return "invitation/" + by;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
