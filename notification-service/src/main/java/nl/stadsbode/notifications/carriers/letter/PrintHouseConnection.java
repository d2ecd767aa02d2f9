package nl.stadsbode.notifications.carriers.letter;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.client.impl.DefaultSftpClient;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** One session with the print house, opened when it is needed and kept; uploads and looks share it. */
final class PrintHouseConnection implements SmartLifecycle {

    private static final Duration BETWEEN_HEARTBEATS = Duration.ofSeconds(20);

    private final LetterSettings settings;
    private @Nullable SshClient client;
    private @Nullable ClientSession session;

    PrintHouseConnection(LetterSettings settings) {
        this.settings = settings;
    }

    /** Something that is done there. */
    interface Work<T> {
        T on(SftpClient sftp) throws IOException;
    }

    /** @throws IOException when the print house cannot be reached, or says no */
    <T> T with(Work<T> work) throws IOException {
        try (var sftp = channel()) {
            return work.on(sftp);
        } catch (IllegalStateException closing) { // how the library says that the session is going
            throw new IOException(closing);
        }
    }

    private synchronized SftpClient channel() throws IOException {
        var kept = session;
        if (kept != null && kept.isOpen()) {
            try {
                return SftpClientFactory.instance().createSftpClient(kept);
            } catch (IOException | IllegalStateException e) { // it broke while nobody looked, or is breaking now
                kept.close(true);
            }
        }
        var fresh = opened();
        session = fresh;
        return SftpClientFactory.instance().createSftpClient(fresh);
    }

    private ClientSession opened() throws IOException {
        var starting = client;
        if (starting == null) {
            throw new IOException("not started");
        }
        var timeout = settings.connectTimeout();
        var opening = starting.connect(settings.user(), settings.host(), settings.port())
                .verify(timeout)
                .getSession();
        try {
            if (settings.key() == null) {
                opening.addPasswordIdentity(settings.password());
            } else {
                opening.addPublicKeyIdentity(key(settings.key()));
            }
            opening.auth().verify(timeout);
            return opening;
        } catch (IOException e) {
            opening.close(true);
            throw e;
        }
    }

    private KeyPair key(Path file) throws IOException {
        var keys = new FileKeyPairProvider(file);
        if (!settings.keyPassphrase().isEmpty()) {
            keys.setPasswordFinder(FilePasswordProvider.of(settings.keyPassphrase()));
        }
        try {
            return keys.loadKeys(null).iterator().next();
        } catch (RuntimeException e) {
            throw new IOException("the private key cannot be read", e);
        }
    }

    private boolean known(PublicKey shown) {
        return settings.hostKey().isEmpty()
                ? settings.anyHostKey()
                : settings.hostKey().equals(KeyUtils.getFingerPrint(shown));
    }

    @Override
    public synchronized void start() {
        var starting = SshClient.setUpDefaultClient();
        starting.setServerKeyVerifier((session, address, key) -> known(key));
        // nothing of the account it runs under: no ~/.ssh/config, no keys of the user
        starting.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        starting.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        starting.setUserAuthFactories(
                settings.key() == null
                        ? List.of(UserAuthPasswordFactory.INSTANCE)
                        : List.of(UserAuthPublicKeyFactory.INSTANCE));
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(starting, BETWEEN_HEARTBEATS);
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(starting, 2);
        // the library waits for answers to some requests as long as a session may be idle
        CoreModuleProperties.IDLE_TIMEOUT.set(starting, settings.answerTimeout());
        DefaultSftpClient.SFTP_CLIENT_CMD_TIMEOUT.set(starting, settings.answerTimeout());
        SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(starting, settings.connectTimeout());
        starting.start();
        client = starting;
    }

    @Override
    public synchronized void stop() {
        if (session != null) {
            session.close(true);
        }
        if (client != null) {
            client.stop();
        }
        session = null;
        client = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return client != null;
    }

    /** Before those who use it, and gone after them. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 5120;
    }
}
