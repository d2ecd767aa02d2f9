package nl.stadsbode.notifications.carriers.sms;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets everyone bind and answers nothing after that, as a host does whose power went. */
final class SilentSmsc implements AutoCloseable {

    private static final int BIND_TRANSCEIVER_RESP = 0x80000009;
    private static final int HEADER_OCTETS = 16;

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger binds = new AtomicInteger();

    SilentSmsc() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    int binds() {
        return binds.get();
    }

    private void accept() {
        try {
            while (true) {
                var client = listening.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new DataInputStream(client.getInputStream());
            var length = in.readInt();
            in.skipNBytes(8);
            var sequenceNumber = in.readInt();
            in.skipNBytes(length - HEADER_OCTETS);
            var out = new DataOutputStream(client.getOutputStream());
            out.writeInt(HEADER_OCTETS + 1);
            out.writeInt(BIND_TRANSCEIVER_RESP);
            out.writeInt(0);
            out.writeInt(sequenceNumber);
            out.writeByte(0);
            out.flush();
            binds.incrementAndGet();
            in.skipNBytes(Long.MAX_VALUE);
        } catch (IOException e) {
            // it hung up
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
