package nl.stadsbode.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortCheckTest {

    @Test
    void a_free_port_is_free() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(PortCheck.taken(List.of(new Ports.Use("kafka", "Kafka", port))))
                .isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_taken_port_is_named_with_its_use_and_the_process_that_holds_it() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<String> taken = PortCheck.taken(List.of(new Ports.Use("kafka", "Kafka", socket.getLocalPort())));

            assertThat(taken)
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .contains(
                                    "Port " + socket.getLocalPort(),
                                    "(Kafka)",
                                    "by process " + ProcessHandle.current().pid(),
                                    "java"));
        }
    }

    @Test
    void a_port_that_is_taken_on_all_addresses_is_taken_here() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            assertThat(PortCheck.isFree(socket.getLocalPort())).isFalse();
        }
    }
}
