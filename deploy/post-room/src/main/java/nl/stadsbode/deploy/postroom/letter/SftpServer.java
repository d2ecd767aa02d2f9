package nl.stadsbode.deploy.postroom.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.List;
import nl.stadsbode.deploy.postroom.Carrier;
import nl.stadsbode.deploy.postroom.Channel;
import nl.stadsbode.deploy.postroom.PostRoomSettings;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Where batches of letters are handed in and return files are fetched. */
@Component
class SftpServer implements Carrier, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SftpServer.class);

    private final PostRoomSettings.Sftp settings;
    private final PrintHouseFolders folders;
    private final Hatch hatch;
    private volatile @Nullable SshServer server;

    SftpServer(PostRoomSettings settings, PrintHouseFolders folders, Hatch hatch) {
        this.settings = settings.sftp();
        this.folders = folders;
        this.hatch = hatch;
    }

    @Override
    public void start() {
        var subsystem = new SftpSubsystemFactory();
        subsystem.addSftpEventListener(hatch);
        var hostKey = new SimpleGeneratorHostKeyProvider(folders.hostKey());
        hostKey.setAlgorithm("EC");

        var starting = SshServer.setUpDefaultServer();
        starting.setHost("127.0.0.1");
        starting.setPort(settings.port());
        starting.setKeyPairProvider(hostKey);
        starting.setPasswordAuthenticator(
                (user, password, session) -> same(user, settings.user()) && same(password, settings.password()));
        starting.setSubsystemFactories(List.of(subsystem));
        starting.setFileSystemFactory(new VirtualFileSystemFactory(folders.root()));
        try {
            Files.createDirectories(folders.in());
            Files.createDirectories(folders.out());
            Files.createDirectories(folders.printed());
            starting.start();
        } catch (IOException e) {
            throw new UncheckedIOException("SFTP port " + settings.port(), e);
        }
        server = starting;
        LOG.info("SFTP on port {}", starting.getPort());
    }

    private static boolean same(@Nullable String given, String expected) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void stop() {
        try {
            var stopping = server;
            if (stopping != null) {
                stopping.stop(true);
            }
        } catch (IOException e) {
            LOG.debug("closing: {}", e.getMessage());
        }
        server = null;
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    @Override
    public Channel channel() {
        return Channel.LETTER;
    }

    @Override
    public int port() {
        var running = server;
        return running == null ? settings.port() : running.getPort();
    }
}
