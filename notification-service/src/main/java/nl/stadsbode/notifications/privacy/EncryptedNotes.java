package nl.stadsbode.notifications.privacy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.stadsbode.chassis.encryption.EncryptedRows;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.chassis.sql.Keyset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings caseworkers' notes under the key that encrypts now, within the changes that they came with: a reminder, and who
 * says that a message did not come, has them read again long after.
 */
@Component
class EncryptedNotes implements EncryptedRows {

    private static final Logger log = LoggerFactory.getLogger(EncryptedNotes.class);

    /** @param change as it came; null where there is no note */
    private record Row(
            UUID id,
            String caseId,
            @Nullable String note,
            @Nullable String change) {}

    private record Renewed(UUID id, String before, String change) {}

    private final JdbcClient jdbc;
    private final PersonalData personalData;
    private final JsonMapper json;

    EncryptedNotes(JdbcClient jdbc, PersonalData personalData, JsonMapper json) {
        this.jdbc = jdbc;
        this.personalData = personalData;
        this.json = json;
    }

    @Override
    public String what() {
        return "notification.note";
    }

    @Override
    public Walked walk(@Nullable UUID after, int atMost, byte[] prefix) {
        List<Row> rows = jdbc.sql("""
                        select id, case_id, change ->> 'note' as note,
                               case when change ->> 'note' is not null then change::text end as change
                        from notification where id > ? order by id limit ?
                        """)
                .param(Keyset.after(after))
                .param(atMost)
                .query((row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("case_id"),
                        row.getString("note"),
                        row.getString("change")))
                .list();
        List<Row> old = rows.stream().filter(row -> isOld(row, prefix)).toList();
        update(old.stream().flatMap(this::renewed).toList());
        return new Walked(rows.isEmpty() ? null : rows.getLast().id, rows.size(), old.size());
    }

    private static boolean isOld(Row row, byte[] prefix) {
        if (row.note == null) {
            return false;
        }
        try {
            byte[] sealed = Base64.getDecoder().decode(row.note);
            return !Arrays.equals(prefix, Arrays.copyOf(sealed, prefix.length));
        } catch (IllegalArgumentException noCiphertext) {
            return false;
        }
    }

    /** What cannot be decrypted with any of our keys stays, and keeps the rows from being clean. */
    private Stream<Renewed> renewed(Row row) {
        if (row.note == null || row.change == null) {
            return Stream.empty();
        }
        try {
            byte[] plain = personalData.decrypt(Base64.getDecoder().decode(row.note), row.caseId);
            ObjectNode change = (ObjectNode) json.readTree(row.change);
            change.put("note", Base64.getEncoder().encodeToString(personalData.encrypt(plain, row.caseId)));
            return Stream.of(new Renewed(row.id, row.note, json.writeValueAsString(change)));
        } catch (PersonalData.CannotDecrypt unreadable) {
            log.error("{} of {} is under no key of ours", what(), row.id);
            return Stream.empty();
        }
    }

    private void update(List<Renewed> renewed) {
        if (renewed.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update notification n set change = renewed.change::json
                        from unnest(?::uuid[], ?::text[], ?::text[]) as renewed(id, before, change)
                        where n.id = renewed.id and n.change ->> 'note' = renewed.before
                        """)
                .param(Column.uuids(renewed, Renewed::id))
                .param(Column.texts(renewed, Renewed::before))
                .param(Column.texts(renewed, Renewed::change))
                .update();
    }
}
