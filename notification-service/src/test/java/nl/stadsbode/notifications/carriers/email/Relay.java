package nl.stadsbode.notifications.carriers.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail relay on a free port, which says to each command what the test says. */
public final class Relay implements AutoCloseable {

    /** Said instead of an answer: the connection ends. */
    public static final String DROP = "drop";
    /** Said instead of an answer: nothing, until the relay is closed. */
    public static final String SILENCE = "silence";

    private final ServerSocket listening;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    public Relay() throws IOException {
        this(0);
    }

    public Relay(int port) throws IOException {
        listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** @param verb such as {@code RCPT}; {@code HELLO} is the greeting, {@code DOT} the end of the mail */
    public void says(String verb, String answer) {
        answers.put(verb, answer);
    }

    List<String> commands() {
        return commands;
    }

    public List<String> mails() {
        return mails;
    }

    int connections() {
        return connections.get();
    }

    void dropEveryone() throws IOException {
        for (var client : clients) {
            client.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                var client = listening.accept();
                clients.add(client);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            var out = client.getOutputStream();
            var going = answered(out, "HELLO", "220 relay ESMTP");
            while (going) {
                var line = in.readLine();
                if (line == null) {
                    return;
                }
                commands.add(line);
                var verb = line.split("[ :]")[0];
                going = switch (verb) {
                    case "DATA" -> answered(out, "DATA", "354 go on") && tookMail(in, out);
                    case "QUIT" -> false;
                    default -> answered(out, verb, "250 2.0.0 ok");
                };
            }
        } catch (IOException e) {
            // it hung up
        }
    }

    private boolean tookMail(BufferedReader in, OutputStream out) throws IOException {
        if (!answers.getOrDefault("DATA", "354").startsWith("354")) {
            return true;
        }
        var mail = new ArrayList<String>();
        for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                return false;
            }
            mail.add(line);
            if (answers.containsKey("MIDDLE")) {
                return answered(out, "MIDDLE", "");
            }
        }
        mails.add(String.join("\r\n", mail));
        return answered(out, "DOT", "250 2.0.0 taken");
    }

    private boolean answered(OutputStream out, String verb, String usual) throws IOException {
        var answer = answers.getOrDefault(verb, usual);
        if (answer.equals(SILENCE)) {
            try {
                closed.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (answer.equals(DROP) || answer.equals(SILENCE)) {
            return false;
        }
        out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return true;
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listening.close();
        dropEveryone();
    }
}
