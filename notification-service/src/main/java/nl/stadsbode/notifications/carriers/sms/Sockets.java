package nl.stadsbode.notifications.carriers.sms;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Connects to the SMS centre, with TLS where the settings say so: certificate and host name are checked. */
final class Sockets {

    private Sockets() {}

    static Socket connected(SmsSettings settings) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            var timeout = (int) settings.connectTimeout().toMillis();
            socket.connect(new InetSocketAddress(settings.host(), settings.port()), timeout);
            return settings.tls() ? encrypted(socket, settings) : socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket encrypted(Socket plain, SmsSettings settings) throws IOException {
        plain.setSoTimeout((int) settings.connectTimeout().toMillis());
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var encrypted = (SSLSocket) factory.createSocket(plain, settings.host(), settings.port(), true);
        var parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // RFC 2818 §3.1
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }
}
