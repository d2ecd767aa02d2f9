package nl.stadsbode.deploy.local;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How our own programs are run: which jar, how much memory, which environment. */
final class Programs {

    static final String IDENTITY_PROVIDER = "identity-provider";
    static final String POST_ROOM = "post-room";
    static final String CASES = "case-service";
    static final String PREFERENCES = "preference-service";
    static final String NOTIFICATIONS = "notification-service";

    private static final String CARRIER_USER = "stadsbode";

    private final Options options;
    private final DataFolder folder;
    private final Endpoints endpoints;
    private final Secrets secrets;
    private final List<AotTraining> trainings = new ArrayList<>();

    Programs(Options options, DataFolder folder, Endpoints endpoints, Secrets secrets) {
        this.options = options;
        this.folder = folder;
        this.endpoints = endpoints;
        this.secrets = secrets;
    }

    /** @throws StackFailure when its jar was not built */
    Program program(Instance instance) {
        Ports own = instance.ports(ports());
        return switch (instance.program()) {
            case IDENTITY_PROVIDER -> program(instance, "deploy/", own.identityProvider(), "256m", identityProvider());
            case POST_ROOM -> program(instance, "deploy/", own.postRoom(), "768m", postRoom());
            case CASES -> program(instance, "", own.caseService(), "384m", service("cases"));
            case PREFERENCES -> program(instance, "", own.preferenceService(), "384m", preferences());
            case NOTIFICATIONS ->
                program(instance, "", own.notificationService(), "512m", notifications(own.bounces()));
            default -> throw new IllegalArgumentException("no program is called " + instance.program());
        };
    }

    /** One for each program that was asked for. */
    List<AotTraining> trainings() {
        return List.copyOf(trainings);
    }

    private Program program(Instance instance, String parent, int port, String heap, Map<String, String> own) {
        String name = instance.program();
        Map<String, String> environment = new HashMap<>(own);
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.putAll(options.environment());
        String readiness = "http://127.0.0.1:" + port + "/actuator/health/readiness";
        UnpackedJar unpacked = UnpackedJar.of(
                options.repository().resolve(parent + name + "/target/" + name + ".jar"),
                options.repository().resolve("deploy/local/target/programs"));
        List<String> command = new ArrayList<>(List.of(
                // Small at first: by default a heap begins with a part of the machine's memory, all of which is soon
                // touched.
                "-Xms36m",
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                // Room for the classes: whenever it is full, all of the heap is collected, and made larger.
                "-XX:MetaspaceSize=128m",
                // What starting took of the C heap, above all for compiling, goes back to the machine.
                "-XX:TrimNativeHeapInterval=5000",
                "-XX:+ExitOnOutOfMemoryError",
                "-Duser.timezone=UTC",
                "--enable-native-access=ALL-UNNAMED"));
        if (!parent.isEmpty()) {
            // Tools: quick to start is worth more than quick after an hour.
            command.add("-XX:TieredStopAtLevel=1");
        }
        if (Files.exists(unpacked.aotCache())) {
            command.add("-XX:AOTCache=" + unpacked.aotCache());
        }
        command.addAll(List.of("-jar", unpacked.jar().toString()));
        if (instance.number() == 1) {
            trainings.add(new AotTraining(name, unpacked, command, environment, folder));
        }
        return new Program(
                instance.name(),
                port,
                command,
                environment,
                Readiness.http(readiness),
                readiness,
                folder.log(instance.name()),
                folder.run());
    }

    private Map<String, String> identityProvider() {
        return Map.of(
                "STADSBODE_ISSUER",
                endpoints.issuer(),
                "STADSBODE_SIGNING_KEY",
                folder.signingKey().toString(),
                "STADSBODE_PAGES_SECRET",
                secrets.pages(),
                "STADSBODE_SYSTEM_SECRET",
                secrets.system(),
                "STADSBODE_PAGES_ORIGINS",
                options.instances().stream()
                        .filter(instance -> LocalStack.SERVICES.contains(instance.program()))
                        .map(instance -> new Endpoints(instance.ports(ports()), List.of()).service(instance.program()))
                        .collect(Collectors.joining(",")));
    }

    private Map<String, String> postRoom() {
        return Map.of(
                "POSTROOM_SMPP_PORT", Integer.toString(ports().smpp()),
                "POSTROOM_SMPP_SYSTEMID", CARRIER_USER,
                "POSTROOM_SMPP_PASSWORD", secrets.smpp(),
                "POSTROOM_SMTP_PORT", Integer.toString(ports().smtp()),
                "POSTROOM_SMTP_BOUNCEPORT", Integer.toString(ports().bounces()),
                "POSTROOM_SFTP_PORT", Integer.toString(ports().sftp()),
                "POSTROOM_SFTP_USER", CARRIER_USER,
                "POSTROOM_SFTP_PASSWORD", secrets.sftp(),
                "POSTROOM_SFTP_FOLDER", folder.postRoom().toString());
    }

    Map<String, String> service(String database) {
        Map<String, String> environment = new HashMap<>(endpoints.addresses());
        environment.put("STADSBODE_DATABASE_URL", endpoints.database(database));
        environment.put("STADSBODE_DATABASE_USER", database);
        environment.put("STADSBODE_DATABASE_PASSWORD", "");
        environment.put("STADSBODE_KAFKA", endpoints.kafka());
        environment.put("STADSBODE_ISSUER", endpoints.issuer());
        environment.put("STADSBODE_PAGES_SECRET", secrets.pages());
        environment.put("STADSBODE_KEYSET", folder.keyset().toString());
        environment.put("STADSBODE_SECURITY_RESIDENTS_NUMBERCLAIM", "bsn");
        return environment;
    }

    Map<String, String> preferences() {
        Map<String, String> environment = service("preferences");
        environment.put("STADSBODE_BSN_KEYSET", folder.keysetOfNumbers().toString());
        return environment;
    }

    Map<String, String> notifications(int bounces) {
        Map<String, String> environment = service("notifications");
        environment.put("STADSBODE_SECURITY_RESIDENTS_SIGNINAT", environment.get("STADSBODE_PREFERENCES_URL"));
        environment.put("STADSBODE_SMPP_HOST", "127.0.0.1");
        environment.put("STADSBODE_SMPP_PORT", Integer.toString(ports().smpp()));
        environment.put("STADSBODE_SMPP_SYSTEM_ID", CARRIER_USER);
        environment.put("STADSBODE_SMPP_PASSWORD", secrets.smpp());
        environment.put("STADSBODE_SMTP_HOST", "127.0.0.1");
        environment.put("STADSBODE_SMTP_PORT", Integer.toString(ports().smtp()));
        environment.put("STADSBODE_SMTP_TLS", "none");
        environment.put("STADSBODE_SFTP_ANY_HOST_KEY", "true");
        environment.put("STADSBODE_LETTER_LOOK_EVERY", "1s");
        environment.put("STADSBODE_BOUNCE_PORT", Integer.toString(bounces));
        environment.put("STADSBODE_SFTP_HOST", "127.0.0.1");
        environment.put("STADSBODE_SFTP_PORT", Integer.toString(ports().sftp()));
        environment.put("STADSBODE_SFTP_USER", CARRIER_USER);
        environment.put("STADSBODE_SFTP_PASSWORD", secrets.sftp());
        environment.put("STADSBODE_LETTER_CUT_OFF", System.getenv().getOrDefault("STADSBODE_LETTER_CUT_OFF", "now"));
        return environment;
    }

    private Ports ports() {
        return endpoints.ports();
    }
}
