package nl.stadsbode.deploy.load.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import nl.stadsbode.deploy.load.stack.GaveUp;
import nl.stadsbode.deploy.load.stack.Pause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackProcessTest {

    private static final Pause NO_PAUSE = duration -> {};

    @TempDir
    private Path run = Path.of("");

    @Test
    void a_process_is_killed_with_what_it_started() throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "sleep 300 & echo started; wait").start();
        shell.inputReader().readLine();
        ProcessHandle child = shell.children().findFirst().orElseThrow();
        write(shell.pid(), 1);

        long killed = new StackProcess("kafka", run, NO_PAUSE).kill();

        assertThat(killed).isEqualTo(shell.pid());
        assertThat(shell.isAlive()).isFalse();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void its_successor_is_awaited_until_another_one_answers() throws IOException {
        try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            write(7, open.getLocalPort());
            AtomicInteger looks = new AtomicInteger();
            Pause startsAtTheThirdLook = duration -> {
                if (looks.incrementAndGet() == 3) {
                    write(8, open.getLocalPort());
                }
            };

            new StackProcess("kafka", run, startsAtTheThirdLook).awaitSuccessor(7);

            assertThat(looks).hasValue(3);
        }
    }

    @Test
    void of_a_cluster_each_is_mortal_and_nothing_else_that_runs() throws IOException {
        for (String name : List.of("kafka", "kafka-2", "case-service-2", "case-service", "post-room", "kafka-old")) {
            Files.writeString(run.resolve(name + ".process"), "pid=1\n");
        }

        assertThat(StackProcess.of(List.of("kafka", "case-service"), run, NO_PAUSE))
                .extracting(StackProcess::name)
                .containsExactly("case-service-2", "case-service", "kafka-2", "kafka");
    }

    @Test
    void one_that_does_not_run_cannot_be_killed() {
        assertThatThrownBy(() -> new StackProcess("kafka", run, NO_PAUSE).kill())
                .isInstanceOf(GaveUp.class)
                .hasMessageContaining("kafka");
    }

    private void write(long pid, int port) {
        try {
            Files.writeString(run.resolve("kafka.process"), "pid=%d%nport=%d%nreadiness=%n".formatted(pid, port));
        } catch (IOException full) {
            throw new java.io.UncheckedIOException(full);
        }
    }
}
