package nl.stadsbode.deploy.load.bench;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** An SMS centre that lets everyone bind (SMPP 3.4 §4.1), takes what comes, and answers nothing of it. */
final class SilentSmsCentre implements AutoCloseable {

    private static final int BIND_TRANSCEIVER_RESP = 0x80000009;
    private static final int HEADER_OCTETS = 16;

    private final ServerSocket listening;

    SilentSmsCentre() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException unbound) {
            throw new Measuring.Failed("a silent SMS centre", unbound);
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

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            int length = in.readInt();
            in.skipNBytes(8);
            int sequenceNumber = in.readInt();
            in.skipNBytes(length - HEADER_OCTETS);
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            out.writeInt(HEADER_OCTETS + 1);
            out.writeInt(BIND_TRANSCEIVER_RESP);
            out.writeInt(0);
            out.writeInt(sequenceNumber);
            out.writeByte(0);
            out.flush();
            in.skipNBytes(Long.MAX_VALUE);
        } catch (IOException hungUp) {
            // It tries again.
        }
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
