package nl.stadsbode.deploy.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import nl.stadsbode.deploy.load.stack.FakeService;
import nl.stadsbode.deploy.load.stack.FakeService.Received;
import nl.stadsbode.deploy.load.stack.FakeService.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The APIs of the services in little: everyone who is known is told by SMS, at once, by a stack that loses nothing. */
final class FakeStack implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ANNOUNCED = "2026-11-01T12:00:00Z";

    /** @param order in which it was accepted */
    record Status(UUID id, String caseReference, String code, String residentId, int order) {}

    final FakeService service = new FakeService(this::answer);
    /** Answers to bulk calls that get lost on their way: the work was done. */
    final AtomicInteger answersToLose = new AtomicInteger();
    /** The first notification-page calls fail. */
    final AtomicInteger outages = new AtomicInteger();

    final Map<String, Status> byKey = new ConcurrentHashMap<>();
    final Map<String, Integer> residentsByOrder = new ConcurrentHashMap<>();
    private final AtomicInteger order = new AtomicInteger();

    private Reply answer(Received received) {
        String call = received.call();
        if (call.equals("GET /api/v1/case-types")) {
            return Reply.ok(caseTypes());
        }
        if (call.startsWith("GET /api/messages")) {
            return Reply.ok(messages());
        }
        if (call.equals("POST /api/v1/residents/bulk")) {
            return residents(JSON.readTree(received.body()));
        }
        if (call.equals("POST /api/v1/status-changes")) {
            Reply done = changes(JSON.readTree(received.body()));
            return answersToLose.getAndDecrement() > 0 ? Reply.none() : done;
        }
        if (call.startsWith("GET /api/v1/notifications?")) {
            return outages.getAndDecrement() > 0 ? new Reply(503, "") : Reply.ok(notifications(call));
        }
        return new Reply(404, "{}");
    }

    private Reply residents(JsonNode body) {
        List<Map<String, String>> results = new ArrayList<>();
        for (JsonNode resident : body.path("residents")) {
            String id = resident.path("id").asString();
            residentsByOrder.putIfAbsent(id, order.incrementAndGet());
            results.add(Map.of("id", id, "outcome", "created"));
        }
        return Reply.ok(JSON.writeValueAsString(Map.of("results", results)));
    }

    private synchronized Reply changes(JsonNode body) {
        List<Map<String, Object>> results = new ArrayList<>();
        for (JsonNode item : body) {
            String key = item.path("idempotencyKey").asString();
            boolean known = byKey.containsKey(key);
            Status status = byKey.computeIfAbsent(
                    key,
                    first -> new Status(
                            UUID.randomUUID(),
                            item.path("externalReference").asString(),
                            item.path("statusCode").asString(),
                            item.path("recipients").path(0).path("residentId").asString(),
                            order.incrementAndGet()));
            results.add(
                    Map.of("index", results.size(), "outcome", known ? "repeated" : "told", "statusId", status.id()));
        }
        return Reply.ok(JSON.writeValueAsString(Map.of("results", results)));
    }

    /** Two pages, so that paging is seen. */
    private String notifications(String call) {
        List<Status> all = statuses();
        int half = all.size() / 2;
        boolean second = call.contains("after=");
        List<Map<String, Object>> page = (second ? all.subList(half, all.size()) : all.subList(0, half))
                .stream().map(FakeStack::notification).toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("notifications", page);
        answer.put("next", second ? null : "half");
        return JSON.writeValueAsString(answer);
    }

    private static Map<String, Object> notification(Status status) {
        Map<String, Object> delivery = Map.of(
                "id",
                status.id(),
                "channel",
                "sms",
                "state",
                "delivered",
                "repeats",
                0,
                "sentAt",
                "2026-11-01T12:00:00.500Z");
        boolean told = !status.code().equals("receipt-checked");
        return Map.of(
                "id",
                UUID.randomUUID(),
                "eventId",
                status.id(),
                "state",
                told ? "planned" : "nothing",
                "reason",
                told ? "chosen" : "status-not-told",
                "urgent",
                false,
                "announcedAt",
                ANNOUNCED,
                "deliveries",
                told ? List.of(delivery) : List.of());
    }

    private String messages() {
        return JSON.writeValueAsString(statuses().stream()
                .filter(status -> !status.code().equals("receipt-checked"))
                .map(status -> Map.of(
                        "id", Integer.toString(status.order()),
                        "channel", "sms",
                        "to", "+31610000000",
                        "receivedAt", Instant.parse(ANNOUNCED).toString(),
                        "deliveryId", status.id().toString()))
                .toList());
    }

    List<Status> statuses() {
        return byKey.values().stream()
                .sorted(java.util.Comparator.comparingInt(Status::order))
                .toList();
    }

    private static String caseTypes() {
        List<Map<String, String>> statuses = List.of(
                        "received",
                        "receipt-checked",
                        "receipt-confirmed",
                        "in-treatment",
                        "stop-not-needed",
                        "advice-requested",
                        "more-information-needed",
                        "on-hold")
                .stream()
                .map(code -> Map.of("code", code))
                .toList();
        return JSON.writeValueAsString(
                Map.of("caseTypes", List.of(Map.of("code", "environmental-permit", "statuses", statuses))));
    }

    @Override
    public void close() {
        service.close();
    }
}
