package nl.stadsbode.preferences.registerimport;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.UUID;
import nl.stadsbode.chassis.encryption.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a file holds, in pieces, encrypted: one piece at a time is in memory. */
@Repository
class StoredParts {

    private final JdbcClient jdbc;
    private final PersonalData personalData;

    StoredParts(JdbcClient jdbc, PersonalData personalData) {
        this.jdbc = jdbc;
        this.personalData = personalData;
    }

    void add(UUID id, int number, byte[] content) {
        jdbc.sql("insert into register_import_part (import_id, number, content) values (?, ?, ?)")
                .param(id)
                .param(number)
                .param(personalData.encrypt(content, boundTo(id, number)))
                .update();
    }

    InputStream read(UUID id) {
        return new SequenceInputStream(new Enumeration<>() {

            private int next;
            private @Nullable InputStream piece = piece(id, 0);

            @Override
            public boolean hasMoreElements() {
                return piece != null;
            }

            @Override
            public InputStream nextElement() {
                InputStream current = piece;
                if (current == null) {
                    throw new NoSuchElementException();
                }
                next++;
                piece = piece(id, next);
                return current;
            }
        });
    }

    private @Nullable InputStream piece(UUID id, int number) {
        return jdbc.sql("select content from register_import_part where import_id = ? and number = ?")
                .param(id)
                .param(number)
                .query((row, at) -> row.getBytes("content"))
                .optional()
                .map(cipher -> new ByteArrayInputStream(personalData.decrypt(cipher, boundTo(id, number))))
                .orElse(null);
    }

    private static String boundTo(UUID id, int number) {
        return "register-import/" + id + "/" + number;
    }
}
