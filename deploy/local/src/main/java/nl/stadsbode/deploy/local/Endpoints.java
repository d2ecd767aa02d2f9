package nl.stadsbode.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where each part of a running stack is reached. Addresses have no trailing slash. */
public record Endpoints(Ports ports, List<Integer> brokers) {

    static Endpoints of(Options options) {
        return new Endpoints(
                options.ports(),
                options.brokers().stream()
                        .map(broker -> broker.ports(options.ports()).kafka())
                        .toList());
    }

    public String cases() {
        return origin(ports.caseService());
    }

    public String preferences() {
        return origin(ports.preferenceService());
    }

    public String notifications() {
        return origin(ports.notificationService());
    }

    /** @param program one of the three services */
    String service(String program) {
        return switch (program) {
            case Programs.CASES -> cases();
            case Programs.PREFERENCES -> preferences();
            default -> notifications();
        };
    }

    public String issuer() {
        return origin(ports.identityProvider());
    }

    public String postRoom() {
        return origin(ports.postRoom());
    }

    /** Bootstrap servers, as Kafka's clients want them. */
    public String kafka() {
        return brokers.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    /**
     * JDBC address of a service's database; its role has the same name and no password.
     *
     * @param database cases, preferences or notifications
     */
    public String database(String database) {
        return Databases.url(ports.postgresql(), database);
    }

    /** What a program outside needs to work with the stack, as environment. */
    Map<String, String> environment(Secrets secrets) {
        Map<String, String> environment = new LinkedHashMap<>(addresses());
        environment.put("STADSBODE_ISSUER", issuer());
        environment.put("STADSBODE_KAFKA", kafka());
        environment.put("STADSBODE_POSTGRESQL", "127.0.0.1:" + ports.postgresql());
        environment.put("STADSBODE_SYSTEM_SECRET", secrets.system());
        return environment;
    }

    Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("STADSBODE_CASES_URL", cases());
        addresses.put("STADSBODE_PREFERENCES_URL", preferences());
        addresses.put("STADSBODE_NOTIFICATIONS_URL", notifications());
        addresses.put("STADSBODE_POST_ROOM_URL", postRoom());
        return addresses;
    }

    void write(Path file, Secrets secrets) {
        try {
            PrivateFile.write(
                    file,
                    environment(secrets).entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue() + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String origin(int port) {
        return "http://localhost:" + port;
    }
}
