package nl.stadsbode.deploy.load.bench;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * An SMS centre that lets everyone bind (SMPP 3.4 §4.1) and accepts what comes, until it falls silent: then it still takes
 * what comes, and answers nothing.
 */
final class FailingSmsCentre implements AutoCloseable {

    private static final int RESPONSE = 0x80000000;
    private static final Set<Integer> BIND_RECEIVER_TRANSMITTER_TRANSCEIVER = Set.of(0x1, 0x2, 0x9);
    private static final int ENQUIRE_LINK = 0x00000015;
    private static final int HEADER_OCTETS = 16;

    private final ServerSocket listening;
    private volatile boolean silent;

    FailingSmsCentre() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException unbound) {
            throw new Measuring.Failed("an SMS centre that fails", unbound);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    void fallSilent() {
        silent = true;
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            while (true) {
                int length = in.readInt();
                int command = in.readInt();
                in.skipNBytes(Integer.BYTES);
                int sequenceNumber = in.readInt();
                in.skipNBytes(length - HEADER_OCTETS);
                if (!silent || BIND_RECEIVER_TRANSMITTER_TRANSCEIVER.contains(command)) {
                    answer(out, command, sequenceNumber);
                }
            }
        } catch (IOException hungUp) {
            // It tries again.
        }
    }

    /** What has a body answers with a name: of the centre, or of the message. */
    private static void answer(DataOutputStream out, int command, int sequenceNumber) throws IOException {
        byte[] name =
                command == ENQUIRE_LINK ? new byte[0] : (sequenceNumber + "\0").getBytes(StandardCharsets.US_ASCII);
        out.writeInt(HEADER_OCTETS + name.length);
        out.writeInt(RESPONSE | command);
        out.writeInt(0);
        out.writeInt(sequenceNumber);
        out.write(name);
        out.flush();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException closed) {
            // Then it is.
        }
    }
}
