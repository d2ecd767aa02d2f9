package nl.stadsbode.deploy.local;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was asked on the command line.
 *
 * @param repository folder of the root {@code pom.xml}; by default the one around the current folder
 * @param readyFile made when all is ready, for a script that waits
 */
record Arguments(
        Path repository,
        Path data,
        Ports ports,
        boolean cluster,
        Set<String> only,
        boolean fresh,
        boolean keepAlive,
        boolean demo,
        @Nullable Path readyFile) {

    /** @throws StackFailure when something is not understood */
    static Arguments of(List<String> words) {
        Arguments read = usual();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            read = switch (word) {
                case "--fresh" -> read.with(true, read.keepAlive, read.demo);
                case "--keep-alive" -> read.with(read.fresh, true, read.demo);
                case "--demo" -> read.with(read.fresh, read.keepAlive, true);
                case "--cluster" -> read.asCluster();
                case "--data" -> read.with(Path.of(value(rest, word)), read.ports, read.only, read.readyFile);
                case "--repository" -> read.in(Path.of(value(rest, word)));
                case "--ready-file" -> read.with(read.data, read.ports, read.only, Path.of(value(rest, word)));
                case "--port-offset" ->
                    read.with(read.data, new Ports(number(value(rest, word))), read.only, read.readyFile);
                case "--only" ->
                    read.with(read.data, read.ports, Set.of(value(rest, word).split(",")), read.readyFile);
                default -> throw new StackFailure("What is " + word + "?");
            };
        }
        return read;
    }

    private static Arguments usual() {
        Path here = Path.of("");
        return new Arguments(
                here, here.resolve("deploy/local/data"), new Ports(0), false, Set.of(), false, false, false, null);
    }

    private Arguments asCluster() {
        return new Arguments(repository, data, ports, true, only, fresh, keepAlive, demo, readyFile);
    }

    private Arguments in(Path root) {
        return new Arguments(root, data, ports, cluster, only, fresh, keepAlive, demo, readyFile);
    }

    private Arguments with(boolean emptied, boolean restarting, boolean demonstrating) {
        return new Arguments(repository, data, ports, cluster, only, emptied, restarting, demonstrating, readyFile);
    }

    private Arguments with(Path folder, Ports listening, Set<String> names, @Nullable Path ready) {
        return new Arguments(repository, folder, listening, cluster, names, fresh, keepAlive, demo, ready);
    }

    private static String value(Iterator<String> rest, String word) {
        if (!rest.hasNext()) {
            throw new StackFailure(word + " needs a value.");
        }
        return rest.next();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new StackFailure("--port-offset needs a number, not " + text + ".", e);
        }
    }
}
