package nl.stadsbode.deploy.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * What a stack is started with.
 *
 * @param repository folder of the root {@code pom.xml}, whose built jars are run
 * @param data folder in which everything is kept between runs
 * @param ports where everything listens
 * @param cluster whether there are three brokers and two of each service, as where one machine is not enough
 * @param only names of the processes to start; empty means all
 * @param keepAlive whether a process that dies is started again
 * @param environment added to that of each of our programs, above all else
 * @param progress told each line that a person should see
 */
public record Options(
        Path repository,
        Path data,
        Ports ports,
        boolean cluster,
        Set<String> only,
        boolean keepAlive,
        Map<String, String> environment,
        Consumer<String> progress) {

    /** Below what systems give to outgoing connections, so that none of those is in the way. */
    private static final int HIGHEST_RANDOM_OFFSET = 12_000;

    private static final int LOWEST_RANDOM_OFFSET = 200;
    private static final int TRIES = 200;
    private static final int BROKERS = 3;
    private static final int OF_EACH_SERVICE = 2;

    public Options {
        only = Set.copyOf(only);
        environment = Map.copyOf(environment);
        for (String name : only) {
            if (!LocalStack.NAMES.contains(name)) {
                throw new StackFailure(
                        "There is no process " + name + "; choose from " + String.join(", ", LocalStack.NAMES) + ".");
            }
        }
    }

    /** Everything, on the usual ports, silently, from the repository that this program runs in. */
    public static Options inFolder(Path data) {
        return new Options(
                repositoryAround(Path.of("")), data, new Ports(0), false, Set.of(), false, Map.of(), line -> {});
    }

    public Options withRepository(Path root) {
        return new Options(root, data, ports, cluster, only, keepAlive, environment, progress);
    }

    public Options withPortOffset(int offset) {
        return new Options(repository, data, new Ports(offset), cluster, only, keepAlive, environment, progress);
    }

    /** Ports of which none is taken at this moment, beside any other stack. */
    public Options withFreePorts() {
        for (int i = 0; i < TRIES; i++) {
            int offset = ThreadLocalRandom.current().nextInt(LOWEST_RANDOM_OFFSET, HIGHEST_RANDOM_OFFSET);
            Options there = withPortOffset(offset);
            if (there.uses().stream().allMatch(use -> PortCheck.isFree(use.number()))) {
                return there;
            }
        }
        throw new StackFailure("No free ports were found.");
    }

    public Options asCluster() {
        return new Options(repository, data, ports, true, only, keepAlive, environment, progress);
    }

    public Options withOnly(String... names) {
        return new Options(repository, data, ports, cluster, Set.of(names), keepAlive, environment, progress);
    }

    public Options keepingAlive() {
        return new Options(repository, data, ports, cluster, only, true, environment, progress);
    }

    public Options withEnvironment(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Options(repository, data, ports, cluster, only, keepAlive, more, progress);
    }

    public Options withProgress(Consumer<String> told) {
        return new Options(repository, data, ports, cluster, only, keepAlive, environment, told);
    }

    List<String> wanted() {
        return instances().stream().map(Instance::name).toList();
    }

    /** What is to be started, in the order of {@link LocalStack#NAMES}. */
    List<Instance> instances() {
        return LocalStack.NAMES.stream()
                .filter(name -> only.isEmpty() || only.contains(name))
                .flatMap(name -> Instance.of(name, count(name)).stream())
                .toList();
    }

    List<Instance> brokers() {
        return Instance.of(Broker.NAME, count(Broker.NAME));
    }

    private int count(String program) {
        if (!cluster) {
            return 1;
        }
        return program.equals(Broker.NAME) ? BROKERS : LocalStack.SERVICES.contains(program) ? OF_EACH_SERVICE : 1;
    }

    /** The ports that are listened on, of all instances. */
    List<Ports.Use> uses() {
        return instances().stream()
                .flatMap(instance -> instance.ports(ports).all().stream()
                        .filter(use -> use.process().equals(instance.program())))
                .toList();
    }

    static Path repositoryAround(Path place) {
        Path folder = place.toAbsolutePath().normalize();
        while (folder != null) {
            if (Files.exists(folder.resolve("deploy/local/pom.xml"))) {
                return folder;
            }
            folder = folder.getParent();
        }
        throw new StackFailure("This is not inside Stadsbode's repository: " + place.toAbsolutePath());
    }
}
