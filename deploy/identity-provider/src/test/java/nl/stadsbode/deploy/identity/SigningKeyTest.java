package nl.stadsbode.deploy.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    @TempDir
    Path folder;

    @Test
    void a_key_is_made_once_and_is_its_owners_only() throws Exception {
        Path file = folder.resolve("deeper/key.json");

        String first = SigningKey.keptIn(file).getKeyID();
        String second = SigningKey.keptIn(file).getKeyID();

        assertThat(second).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file));
        assertThat(Files.list(file.getParent())).hasSize(1);
    }
}
