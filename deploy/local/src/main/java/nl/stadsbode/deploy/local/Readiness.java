package nl.stadsbode.deploy.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a process whether it is ready to work. */
@FunctionalInterface
interface Readiness {

    Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_WITHIN)
            .build();

    boolean isReady() throws InterruptedException;

    /** Ready when the address answers 200. */
    static Readiness http(String address) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(ANSWER_WITHIN)
                .build();
        return () -> {
            try {
                return CLIENT.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException notYet) {
                return false;
            }
        };
    }

    /** Ready when the port can be connected to. */
    static Readiness port(int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), (int) ANSWER_WITHIN.toMillis());
                return true;
            } catch (IOException notYet) {
                return false;
            }
        };
    }
}
