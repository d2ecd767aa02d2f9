package nl.stadsbode.notifications.carriers.email;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes the one socket of a connection and keeps hold of it, so that it can be closed under a wait that is too long. */
final class OwnSocket extends SocketFactory {

    private @Nullable Socket socket;
    private boolean hungUp;

    @Override
    public synchronized Socket createSocket() throws IOException {
        if (hungUp) {
            throw new IOException("time is up");
        }
        socket = new Socket();
        socket.setTcpNoDelay(true);
        return socket;
    }

    synchronized void hangUp() {
        hungUp = true;
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized boolean wasHungUp() {
        return hungUp;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }
}
