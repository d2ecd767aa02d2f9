package nl.stadsbode.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void they_are_made_once_and_are_their_owners_only() throws Exception {
        Path file = folder.resolve("secrets.properties");

        Secrets first = Secrets.keptIn(file);
        Secrets again = Secrets.keptIn(file);

        assertThat(again).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void they_differ_between_installations_and_have_room_in_their_protocols() {
        Secrets one = Secrets.keptIn(folder.resolve("one"));
        Secrets other = Secrets.keptIn(folder.resolve("other"));

        assertThat(one.system()).hasSize(32).isNotEqualTo(one.pages()).isNotEqualTo(other.system());
        assertThat(one.smpp()).hasSize(8);
    }

    @Test
    void they_do_not_show_themselves() {
        Secrets secrets = Secrets.keptIn(folder.resolve("secrets"));

        assertThat(secrets.toString()).doesNotContain(secrets.pages(), secrets.system(), secrets.sftp());
    }

    @Test
    void a_secret_that_is_gone_is_named_and_not_made_anew() throws Exception {
        Path file = Files.writeString(folder.resolve("secrets"), "pages=abc\n");

        assertThatThrownBy(() -> Secrets.keptIn(file))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("system");
    }
}
