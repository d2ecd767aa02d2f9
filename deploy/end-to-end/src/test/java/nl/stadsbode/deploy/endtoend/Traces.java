package nl.stadsbode.deploy.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Takes what services send of their traces (OTLP over HTTP, not compressed: words can be read in it), as a city's collector
 * would, and looks it through.
 */
final class Traces implements AutoCloseable {

    static final List<String> SERVICES = List.of("case-service", "preference-service", "notification-service");

    private final List<String> personal = new CopyOnWriteArrayList<>();
    private final Set<String> senders = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    Traces() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> {
            try (exchange) {
                lookThrough(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    private void lookThrough(String spans) {
        personal.addAll(PersonalWords.in(spans));
        SERVICES.stream().filter(spans::contains).forEach(senders::add);
    }

    /** Words in any of them so far that are personal. */
    List<String> personal() {
        return personal;
    }

    /** Services whose traces came. */
    Set<String> senders() {
        return senders;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
