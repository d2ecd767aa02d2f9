package nl.stadsbode.deploy.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.stadsbode.deploy.local.Endpoints;
import nl.stadsbode.deploy.local.Keys;
import nl.stadsbode.deploy.local.LocalStack;
import nl.stadsbode.deploy.local.ServerProcess;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;

/** A municipality at work: the running stack, seen from outside. */
final class Town {

    private final LocalStack stack;
    private final Api api;
    private final Traces traces;

    Town(LocalStack stack, Traces traces) {
        this.stack = stack;
        this.traces = traces;
        this.api = new Api(stack.endpoints().issuer(), stack.secrets().system());
    }

    Endpoints at() {
        return stack.endpoints();
    }

    Api api() {
        return api;
    }

    /** What a program outside needs to work with this town. */
    Map<String, String> environment() {
        return stack.environment();
    }

    ServerProcess process(String name) {
        return stack.process(name);
    }

    /** What came first to someone on a channel, once there is something. */
    String arrived(Person person, String channel) {
        await().atMost(Duration.ofSeconds(45))
                .until(() -> !post(person, channel).isEmpty());
        return post(person, channel).getFirst().toString();
    }

    /** Opens cases until one is told so: the choice is known a moment later where messages are planned. */
    String awaitTold(Person person, String channel, String words) {
        await("the choice is known where messages are planned, and told by " + channel)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    open("environmental-permit", person);
                    return post(person, channel).stream()
                            .anyMatch(each -> each.toString().contains(words));
                });
        return post(person, channel).stream()
                .map(Object::toString)
                .filter(each -> each.contains(words))
                .findFirst()
                .orElseThrow();
    }

    /** The first part of a text that looks like that. */
    static String firstMatch(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing like " + pattern));
    }

    /** The keys of personal data that its services share. */
    Keys keys() {
        return new Keys(stack.data().keyset());
    }

    /** A number that a service gives Prometheus: the sum over its labels. */
    double measured(String service, String name) {
        return metrics(service)
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    void register(Person person) {
        api.put(at().preferences() + "/api/v1/residents/" + person.id(), person.body());
    }

    /** Opens a case; its first status is announced at once. */
    JsonNode open(String caseType, Person... recipients) {
        return api.post(
                at().cases() + "/api/v1/cases",
                Map.of(
                        "caseType",
                        caseType,
                        "announce",
                        "immediately",
                        "recipients",
                        Arrays.stream(recipients)
                                .map(each -> Map.of("residentId", each.id(), "role", "applicant"))
                                .toList()));
    }

    void change(String caseId, String status) {
        api.post(
                at().cases() + "/api/v1/cases/" + caseId + "/statuses",
                Map.of("status", status, "announce", "immediately"));
    }

    /** What the case-service shows that this resident was told of the case's n-th status. */
    JsonNode told(String caseId, int status, UUID resident) {
        JsonNode entries = api.get(at().cases() + "/api/v1/cases/" + caseId)
                .path("statuses")
                .path(status)
                .path("told");
        return entries.valueStream()
                .filter(entry -> entry.path("residentId").asString("").equals(resident.toString()))
                .findFirst()
                .orElse(entries.path("none"));
    }

    /** Id of what the case's recipient is told of, once that is known. */
    String notification(String caseId) {
        return api.get(at().notifications() + "/api/v1/notifications?case=" + caseId)
                .path("notifications")
                .path(0)
                .path("id")
                .asString();
    }

    /** How delivery goes, as the operator sees it. */
    JsonNode figures() {
        return api.get(at().notifications() + "/api/v1/figures");
    }

    /** Hand-overs until now, as the database has them: it answers whichever service is away. */
    long handOvers() {
        return counted("select count(*) from attempt");
    }

    /** Which version of someone's wishes the notification-service has; 0: none. */
    long wishesKnown(Person person) {
        return counted("select coalesce(max(version), 0) from resident where id = ?", person.id());
    }

    long remindersToCome(String caseId) {
        return counted(
                "select count(*) from reminder r join notification n on n.id = r.notification_id where n.case_id = ?",
                UUID.fromString(caseId));
    }

    /** An event of the notification-service, as if the broker had kept refusing it; no relay has its shard. */
    UUID parked() {
        UUID id = UUID.randomUUID();
        counted("""
                insert into outbox (shard, topic, key, event_id, type, subject, time, sequence, dataschema, failures,
                                    parked_at, parked_reason)
                values (1000, 'delivery-status-changed', 'a-key', ?, 'type', 'subject', now(), 1, 'schema', 5, now(),
                        'RecordTooLargeException')
                returning 1
                """, id);
        return id;
    }

    /** @return how many of it waited, parked no more */
    long forgetPublishedAgain(UUID id) {
        return counted("""
                with gone as (delete from outbox where event_id = ? returning parked_at)
                select count(*) from gone where parked_at is null
                """, id);
    }

    private long counted(String query, Object... parameters) {
        try (Connection connection = DriverManager.getConnection(at().database("notifications"), "notifications", "");
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int at = 0; at < parameters.length; at++) {
                statement.setObject(at + 1, parameters[at]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the database does not answer", failed);
        }
    }

    /** Lets time pass for what waits in these cases: each moment that is stored for it becomes so much earlier. */
    void letPass(Duration time, List<String> cases) {
        counted("""
                with passed as (select make_interval(secs => ?) as time),
                     concerned as (select id from notification where case_id = any(?::uuid[])),
                     held as (
                         update delivery set not_before = not_before - time from passed
                         where state in ('scheduled', 'waiting')
                           and notification_id in (select id from concerned)
                         returning 1),
                     reminders as (
                         update reminder set due_at = due_at - time from passed
                         where notification_id in (select id from concerned)
                         returning 1)
                select (select count(*) from held) + (select count(*) from reminders)
                """, (double) time.toSeconds(), "{" + String.join(",", cases) + "}");
    }

    /** Channel and state of everything that is sent in a case, with who asked for it where somebody or something did. */
    List<String> deliveries(String caseId) {
        return api.get(at().notifications() + "/api/v1/notifications?case=" + caseId)
                .path("notifications")
                .valueStream()
                .flatMap(notification -> notification.path("deliveries").valueStream())
                .map(delivery -> Stream.of("channel", "state", "askedBy")
                        .map(each -> delivery.path(each).asString(""))
                        .collect(Collectors.joining(" "))
                        .strip())
                .toList();
    }

    /** What stands at the foot of the last letter of a notification. */
    String letterCode(String notification) {
        try (Connection connection = DriverManager.getConnection(at().database("notifications"), "notifications", "");
                PreparedStatement statement = connection.prepareStatement(
                        "select letter_code from delivery where notification_id = ?::uuid order by rank desc limit 1")) {
            statement.setString(1, notification);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the code cannot be read", failed);
        }
    }

    /** What a service says of its own health, whether it is well or not. */
    JsonNode health(String service) {
        return api.getWhateverItSays(address(service) + "/actuator/health");
    }

    /** What a service counts and measures, as Prometheus reads it. */
    String metrics(String service) {
        return api.text(address(service) + "/actuator/prometheus");
    }

    Traces traces() {
        return traces;
    }

    /** As the preference-service knows them. */
    JsonNode resident(Person person) {
        return api.get(at().preferences() + "/api/v1/residents/" + person.id());
    }

    /**
     * Events that a service could not take in.
     *
     * @param service {@code cases}, {@code preferences} or {@code notifications}
     */
    Stream<JsonNode> deadEvents(String service) {
        return api.get(address(service) + "/api/v1/dead-events")
                .path("deadEvents")
                .valueStream();
    }

    /** Has a service take in a dead event once more. */
    void replay(String service, UUID deadEvent) {
        api.post(address(service) + "/api/v1/dead-events/" + deadEvent + "/replay");
    }

    /**
     * Makes a service's table refuse rows, until it is closed.
     *
     * @param accepts condition of the rows that it still takes
     */
    Broken refusing(String service, String table, String accepts) {
        return new Broken(at().database(service), service, table, accepts);
    }

    /** Writes records as no service of ours would. */
    void publish(String topic, String key, List<byte[]> values) {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, at().kafka());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            values.forEach(value -> producer.send(new ProducerRecord<>(topic, key, value)));
        }
    }

    private String address(String service) {
        return switch (service) {
            case "cases" -> at().cases();
            case "preferences" -> at().preferences();
            default -> at().notifications();
        };
    }

    /** What the post room got for them, newest first, with content. */
    List<JsonNode> post(Person person, String channel) {
        String all = at().postRoom() + "/api/messages";
        return api.get(all + "?channel=" + channel + "&to=" + URLEncoder.encode(person.to(channel), UTF_8))
                .valueStream()
                .map(line -> api.get(all + "/" + line.path("id").asString()))
                .toList();
    }
}
