package nl.stadsbode.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void a_folder_with_somebodys_files_is_refused_and_left_alone() throws Exception {
        Path photo = Files.writeString(folder.resolve("photo.jpg"), "a photo");

        assertThatThrownBy(() -> DataFolder.at(folder)).isInstanceOf(StackFailure.class);

        assertThat(photo).hasContent("a photo");
        assertThat(folder.resolve(DataFolder.MARKER)).doesNotExist();
    }

    @Test
    void emptying_deletes_the_data_and_keeps_the_marker_and_the_running_program() throws Exception {
        DataFolder data = DataFolder.at(folder.resolve("new"));
        Files.writeString(data.secrets(), "old");
        Files.createDirectories(data.kafka(new Instance("kafka", 1)).resolve("log"));
        Path running = Files.writeString(data.program().resolve("local.jar"), "running");

        data.empty();

        assertThat(data.secrets()).doesNotExist();
        assertThat(data.kafka(new Instance("kafka", 1))).doesNotExist();
        assertThat(running).exists();
        assertThat(DataFolder.at(data.root()).logs()).isEmptyDirectory();
    }
}
