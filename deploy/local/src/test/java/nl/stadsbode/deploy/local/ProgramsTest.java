package nl.stadsbode.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {

    @TempDir
    Path folder;

    @Test
    void a_program_that_was_not_built_is_named_with_how_to_build_it() {
        Options options = Options.inFolder(folder.resolve("data"))
                .withRepository(folder)
                .withOnly("case-service")
                .withFreePorts();

        assertThatThrownBy(() -> LocalStack.start(options))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("case-service.jar is missing")
                .hasMessageContaining("mvn");
    }

    @Test
    void what_is_no_program_leaves_no_half_unpacked_folder() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "not a jar");
        Path programs = Files.createDirectories(folder.resolve("programs"));

        assertThatThrownBy(() -> UnpackedJar.of(broken, programs)).isInstanceOf(StackFailure.class);

        assertThat(programs).isEmptyDirectory();
    }

    @Test
    void every_service_knows_a_citizen_service_number_when_it_is_given_one() {
        Options options = Options.inFolder(folder.resolve("data"));
        Programs programs = new Programs(
                options,
                DataFolder.at(folder.resolve("data")),
                Endpoints.of(options),
                new Secrets("pages", "system", "smpp", "sftp"));

        assertThat(List.of(programs.service("cases"), programs.preferences(), programs.notifications(1)))
                .allSatisfy(each -> assertThat(each).containsEntry("STADSBODE_SECURITY_RESIDENTS_NUMBERCLAIM", "bsn"));
    }
}
