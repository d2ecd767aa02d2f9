package nl.stadsbode.deploy.postroom.letter;

import java.nio.file.Path;
import nl.stadsbode.deploy.postroom.PostRoomSettings;
import org.springframework.stereotype.Component;

/**
 * Where things lie on disk: what a client sees as {@code /in} and {@code /out}, and what it does not
 * see (printed letters, the host key).
 */
@Component
class PrintHouseFolders {

    private final Path folder;

    PrintHouseFolders(PostRoomSettings settings) {
        this.folder = settings.sftp().folder().toAbsolutePath().normalize();
    }

    Path root() {
        return folder.resolve("sftp");
    }

    Path in() {
        return root().resolve("in");
    }

    Path out() {
        return root().resolve("out");
    }

    Path printed() {
        return folder.resolve("printed");
    }

    Path hostKey() {
        return folder.resolve("host-key");
    }
}
