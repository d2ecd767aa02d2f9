package nl.stadsbode.notifications.carriers.letter;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import nl.stadsbode.notifications.carriers.ReceiptBox;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks for return files. One is put away only after what it says was stored: after a crash between the two it is read
 * again, and its receipts are known already.
 */
final class ReturnFiles implements SmartLifecycle {

    static final String ENDING = ".return.json";
    static final String DONE = "done";

    private static final Logger LOG = LoggerFactory.getLogger(ReturnFiles.class);
    static final String UNREADABLE = "unreadable";
    private static final Pattern NAME = Pattern.compile("[\\w.-]{1,200}" + Pattern.quote(ENDING));
    private static final int MOST_A_LOOK = 100;
    private static final int RECEIPTS_AT_ONCE = 500;

    private final LetterSettings settings;
    private final PrintHouseConnection connection;
    private final ReceiptBox box;
    private final Clock clock;
    private volatile @Nullable ScheduledExecutorService looking;
    private boolean away;

    ReturnFiles(LetterSettings settings, PrintHouseConnection connection, ReceiptBox box, Clock clock) {
        this.settings = settings;
        this.connection = connection;
        this.box = box;
        this.clock = clock;
    }

    private void look() {
        try {
            connection.with(sftp -> {
                for (var name : names(sftp)) {
                    take(sftp, name);
                }
                return true;
            });
            away = false;
        } catch (IOException | RuntimeException e) {
            if (!away && looking != null) {
                LOG.warn("{}: cannot look for return files, trying again: {}", settings.name(), e.toString());
            }
            away = true;
        }
    }

    private List<String> names(SftpClient sftp) throws IOException {
        return StreamSupport.stream(sftp.readDir(settings.out()).spliterator(), false)
                .filter(entry -> entry.getAttributes().isRegularFile())
                .map(DirEntry::getFilename)
                .filter(name -> NAME.matcher(name).matches())
                .sorted()
                .limit(MOST_A_LOOK)
                .toList();
    }

    private void take(SftpClient sftp, String name) throws IOException {
        var largest = (int) settings.largestReturn().toBytes();
        var content = RemoteFiles.read(sftp, settings.out() + "/" + name, largest);
        var file = content.length > largest
                ? new ReturnFile(List.of(), 1)
                : ReturnFile.read(content, settings, written(sftp, name));
        var receipts = file.receipts();
        try {
            for (var from = 0; from < receipts.size(); from += RECEIPTS_AT_ONCE) {
                box.put(receipts.subList(from, Math.min(from + RECEIPTS_AT_ONCE, receipts.size())));
            }
        } catch (RuntimeException refused) {
            LOG.warn("{}: what {} says cannot be stored yet: {}", settings.name(), name, refused.toString());
            return;
        }
        putAway(sftp, name, file.unreadable() == 0 ? DONE : UNREADABLE);
        if (file.unreadable() == 0) {
            LOG.info("{}: {} read, {} letters", settings.name(), name, receipts.size());
        } else {
            LOG.error(
                    "{}: {} has {} lines that cannot be understood, and stands in {} now",
                    settings.name(),
                    name,
                    file.unreadable(),
                    UNREADABLE);
        }
    }

    /** The same whenever it is read: a line without a moment of its own is then the same receipt. */
    private Instant written(SftpClient sftp, String name) throws IOException {
        var modified = sftp.stat(settings.out() + "/" + name).getModifyTime();
        return modified == null ? clock.instant() : modified.toInstant();
    }

    private void putAway(SftpClient sftp, String name, String where) throws IOException {
        var folder = settings.out() + "/" + where;
        RemoteFiles.makeFolder(sftp, folder);
        var target = folder + "/" + name;
        // a batch may be answered more than once: letters come back weeks later
        sftp.rename(
                settings.out() + "/" + name, RemoteFiles.exists(sftp, target) ? target + "." + clock.millis() : target);
    }

    @Override
    public void start() {
        var starting = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("return-files").daemon().factory());
        looking = starting;
        starting.scheduleWithFixedDelay(this::look, 0, settings.lookEvery().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        var stopping = looking;
        looking = null;
        if (stopping != null) {
            stopping.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }
}
