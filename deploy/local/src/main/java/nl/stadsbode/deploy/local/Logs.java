package nl.stadsbode.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Each run begins its logs anew; those of the run before are kept beside them. */
final class Logs {

    private Logs() {}

    static void rotate(DataFolder folder, List<String> processes) {
        for (String name : processes) {
            Path log = folder.log(name);
            boolean stillWritten = name.equals(PostgresServer.NAME)
                    && ProcessRecord.allIn(folder.run()).stream()
                            .anyMatch(each ->
                                    each.name().equals(name) && each.alive().isPresent());
            if (Files.exists(log) && !stillWritten) {
                try {
                    Files.move(log, folder.log(name + ".previous"), StandardCopyOption.REPLACE_EXISTING);
                } catch (IOException e) {
                    throw new StackFailure("The log " + log + " cannot be moved: " + e.getMessage(), e);
                }
            }
        }
    }
}
