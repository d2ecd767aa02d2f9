package nl.stadsbode.deploy.load.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on a free port that answers as a test tells it, and gives access tokens at {@code /oauth2/token}. */
public final class FakeService implements AutoCloseable {

    /** What it answers; a negative status: the connection is closed without an answer. */
    public record Reply(int status, String body) {

        public static Reply ok(String body) {
            return new Reply(200, body);
        }

        public static Reply none() {
            return new Reply(-1, "");
        }
    }

    /** @param call method and address with its query */
    public record Received(String call, String token, String body) {}

    /** How it answers. */
    @FunctionalInterface
    public interface Behaviour {
        Reply answer(Received received);
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Behaviour behaviour;
    private int tokens;

    public FakeService(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public Addresses addresses() {
        return new Addresses(address(), address(), address(), address(), address(), "secret");
    }

    public List<Received> received() {
        return received;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (call.equals("POST /oauth2/token")) {
            answer(exchange, Reply.ok("{\"access_token\":\"token-%d\",\"expires_in\":300}".formatted(nextToken())));
            return;
        }
        Received one =
                new Received(call, String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")), body);
        received.add(one);
        answer(exchange, behaviour.answer(one));
    }

    private synchronized int nextToken() {
        return ++tokens;
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.status() > 0) {
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
