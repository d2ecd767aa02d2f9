package nl.stadsbode.deploy.load.bench;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.stadsbode.deploy.load.stack.Addresses;
import nl.stadsbode.deploy.load.stack.Calls;
import nl.stadsbode.deploy.load.stack.StatusChangeItem;
import tools.jackson.databind.JsonNode;

/** Status changes through the bulk intake of the case-service: two a case, both told. */
final class Changes {

    private static final int A_CALL = 1_000;
    private static final int CALLERS = 2;
    private static final List<String> STATUSES = List.of("received", "receipt-confirmed");
    /** Repeated: an answer was lost or late, and the call was made again. */
    private static final Set<String> TAKEN = Set.of("told", "repeated");

    private final Calls calls;
    private final Addresses addresses;
    private final Clock clock;

    Changes(Calls calls, Addresses addresses, Clock clock) {
        this.calls = calls;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Sends so many changes, spread over the residents, some thousand a call. */
    void send(String run, int count, List<UUID> residents) {
        List<Future<?>> sent = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int from = 0; from < count; from += A_CALL) {
                List<StatusChangeItem> part = new ArrayList<>();
                for (int number = from; number < Math.min(count, from + A_CALL); number++) {
                    part.add(item(run, number, residents));
                }
                sent.add(callers.submit(() -> requireTaken(post(part))));
            }
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
            throw new Measuring.Failed("sending status changes", failed);
        }
    }

    /** Sends one change. @return the id of its status, which is that of its event */
    UUID sendOne(String run, int number, List<UUID> residents) {
        JsonNode results = post(List.of(item(run, number, residents)));
        requireTaken(results);
        return UUID.fromString(results.path(0).path("statusId").asString(""));
    }

    private JsonNode post(List<StatusChangeItem> items) {
        return calls.post(addresses.cases() + "/api/v1/status-changes", items).path("results");
    }

    private static void requireTaken(JsonNode results) {
        for (JsonNode result : results) {
            if (!TAKEN.contains(result.path("outcome").asString(""))) {
                throw new Measuring.Failed("a status change was not taken: " + result);
            }
        }
    }

    private StatusChangeItem item(String run, int number, List<UUID> residents) {
        int place = number / STATUSES.size();
        return StatusChangeItem.of(
                run + "-" + place,
                "environmental-permit",
                STATUSES.get(number % STATUSES.size()),
                clock.instant().toString(),
                residents.get(place % residents.size()),
                run + "/" + number);
    }
}
