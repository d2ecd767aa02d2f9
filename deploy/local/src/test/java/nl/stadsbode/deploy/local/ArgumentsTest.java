package nl.stadsbode.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void each_word_is_understood_and_none_undoes_another() {
        Arguments read = Arguments.of(List.of(
                "--fresh", "--port-offset", "100", "--keep-alive", "--only", "kafka,postgresql", "--data", "/data"));

        assertThat(read.fresh()).isTrue();
        assertThat(read.keepAlive()).isTrue();
        assertThat(read.demo()).isFalse();
        assertThat(read.ports().kafka()).isEqualTo(19192);
        assertThat(read.only()).containsExactlyInAnyOrder("kafka", "postgresql");
        assertThat(read.data()).isEqualTo(Path.of("/data"));
    }

    @Test
    void what_is_not_understood_is_said() {
        assertThatThrownBy(() -> Arguments.of(List.of("--frehs"))).hasMessageContaining("--frehs");
        assertThatThrownBy(() -> Arguments.of(List.of("--port-offset", "many"))).hasMessageContaining("many");
        assertThatThrownBy(() -> Arguments.of(List.of("--data"))).hasMessageContaining("--data needs a value");
    }

    @Test
    void a_process_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> Options.inFolder(Path.of("data")).withOnly("mailman"))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("mailman")
                .hasMessageContaining("case-service");
    }
}
