package nl.stadsbode.notifications.carriers.letter;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.util.threads.NoCloseExecutor;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;

/** The SFTP server of a print house on a free port, whose connection can be made to break. */
final class SftpHouse implements SftpEventListener, AutoCloseable {

    private static final int WORKERS = 4;

    private final Path root;
    private final SshServer server;
    private final ExecutorService workers = new ThreadPoolExecutor(
            WORKERS, WORKERS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new ThreadPoolExecutor.DiscardPolicy());
    private final List<String> renames = new CopyOnWriteArrayList<>();
    private final AtomicInteger writes = new AtomicInteger();
    private volatile @Nullable PublicKey allowed;
    private volatile int breaksAfterRenames = Integer.MAX_VALUE;
    private volatile boolean full;
    private volatile CountDownLatch silent = new CountDownLatch(0);
    private volatile int breaksInWrite = Integer.MAX_VALUE;

    /**
     * While the server stops, the JDK's thread that accepts may just have a connection for it. The library's own wrapper
     * throws in that thread then, and Awaitility hands what any thread threw to the test that waits. Here such a connection
     * is dropped, as a server that is away would.
     */
    private static final class Workers extends NoCloseExecutor {
        Workers(ExecutorService workers) {
            super(workers);
        }

        @Override
        public void execute(Runnable task) {
            executor.execute(task);
        }
    }

    SftpHouse(Path root) throws IOException {
        this(root, 0);
    }

    SftpHouse(Path root, int port) throws IOException {
        this.root = root;
        Files.createDirectories(in());
        Files.createDirectories(out());
        var subsystem = new SftpSubsystemFactory();
        subsystem.addSftpEventListener(this);
        var hostKey = new SimpleGeneratorHostKeyProvider(root.resolve("host-key"));
        hostKey.setAlgorithm("EC");
        server = SshServer.setUpDefaultServer();
        server.setIoServiceFactoryFactory(new Nio2ServiceFactoryFactory(() -> new Workers(workers)));
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(hostKey);
        server.setPasswordAuthenticator(
                (user, password, session) -> user.equals("stadsbode") && password.equals("local"));
        server.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, allowed));
        server.setSubsystemFactories(List.of(subsystem));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.start();
    }

    int port() {
        return server.getPort();
    }

    String fingerprint() throws IOException, GeneralSecurityException {
        return KeyUtils.getFingerPrint(
                server.getKeyPairProvider().loadKeys(null).iterator().next().getPublic());
    }

    void allow(PublicKey key) {
        allowed = key;
    }

    Path in() {
        return root.resolve("in");
    }

    Path out() {
        return root.resolve("out");
    }

    int sessions() {
        return server.getActiveSessions().size();
    }

    /** What came to its name, in order. */
    List<String> renames() {
        return renames;
    }

    void breakAfterRenames(int count) {
        breaksAfterRenames = count;
    }

    /** @param number of the write in which it breaks, from 1 */
    void breakInWrite(int number) {
        breaksInWrite = writes.get() + number;
    }

    /** Every write is refused. */
    void fillUp() {
        full = true;
    }

    /** Nothing that is written is answered. */
    void fallSilent() {
        silent = new CountDownLatch(1);
    }

    /** Closes what sessions there are; new ones are welcome. */
    void hangUp() {
        server.getActiveSessions().forEach(session -> session.close(true));
    }

    void behave() {
        full = false;
        silent.countDown();
        breaksAfterRenames = Integer.MAX_VALUE;
        breaksInWrite = Integer.MAX_VALUE;
        renames.clear();
    }

    @Override
    public void writing(
            ServerSession session,
            String remoteHandle,
            FileHandle localHandle,
            long offset,
            byte[] data,
            int dataOffset,
            int dataLen)
            throws IOException {
        if (full) {
            throw new IOException("no space left");
        }
        if (silent.getCount() > 0) {
            try {
                silent.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (writes.incrementAndGet() == breaksInWrite) {
            session.close(true);
        }
    }

    @Override
    public void opening(ServerSession session, String remoteHandle, Handle localHandle) {}

    @Override
    public void moved(ServerSession session, Path from, Path to, Collection<CopyOption> options, Throwable failure) {
        renames.add(to.getFileName().toString());
        if (renames.size() >= breaksAfterRenames) {
            session.close(true);
        }
    }

    @Override
    public void close() throws IOException {
        silent.countDown();
        server.stop(true);
        workers.shutdownNow();
    }
}
