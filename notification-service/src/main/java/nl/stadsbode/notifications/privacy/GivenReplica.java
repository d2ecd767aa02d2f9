package nl.stadsbode.notifications.privacy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.privacy.Pages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The replica of the preferences, and what was asked for and is still to go. */
@Component
class GivenReplica {

    private record Requested(String what, String channel, Instant askedAt) {}

    private record Known(String how, Instant since) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final PersonalData personalData;

    GivenReplica(JdbcClient jdbc, JsonMapper json, PersonalData personalData) {
        this.jdbc = jdbc;
        this.json = json;
        this.personalData = personalData;
    }

    void give(UUID resident, Pages pages) {
        pages.list("replica");
        jdbc.sql("select preferences, contact from resident where id = ? and contact is not null")
                .param(resident)
                .query((row, number) -> replica(resident, row.getString("preferences"), row.getBytes("contact")))
                .list()
                .forEach(kept -> pages.add("replica", kept));
        pages.list("requested");
        jdbc.sql("""
                        select purpose, channel, requested_at from requested_message
                        where finished_at is null and resident_id = ? order by requested_at
                        """)
                .param(resident)
                .query((row, number) -> new Requested(
                        row.getString("purpose"),
                        row.getString("channel"),
                        row.getObject("requested_at", OffsetDateTime.class).toInstant()))
                .list()
                .forEach(kept -> pages.add("requested", kept));
    }

    /** Whether and how they know how to choose. */
    void giveHowToChoose(UUID resident, Pages pages) {
        pages.list("howToChoose");
        jdbc.sql("select how, since from knows_how_to_choose where resident_id = ?")
                .param(resident)
                .query((row, number) -> new Known(
                        row.getString("how"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list()
                .forEach(known -> pages.add("howToChoose", known));
    }

    private ObjectNode replica(UUID resident, String preferences, byte[] contact) {
        ObjectNode kept = (ObjectNode) json.readTree(preferences);
        kept.set("contact", json.readTree(personalData.decrypt(contact, resident.toString())));
        return kept;
    }
}
