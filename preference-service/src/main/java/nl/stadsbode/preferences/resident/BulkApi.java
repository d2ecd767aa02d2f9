package nl.stadsbode.preferences.resident;

import com.fasterxml.uuid.NoArgGenerator;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.stadsbode.chassis.problem.Problem;
import nl.stadsbode.preferences.contact.Flaw;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Many residents at once, for imports. Each stands for itself: one that is refused does not hold up the others. */
@RestController
@Tag(name = "residents")
class BulkApi {

    private static final int MOST = 1_000;

    @Schema(name = "ResidentsToStore")
    record Call(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    maxLength = MOST,
                    description = "At most 1,000, each with its id")
            @Nullable
            List<@Nullable ResidentBody> residents) {}

    /**
     * @param outcome created, changed, unchanged, forgotten or refused
     * @param version the current one, or null when there is none
     * @param errors what is wrong with one that is refused
     */
    @Schema(name = "StoredInBulk")
    record Result(
            @Nullable UUID id,

            @Schema(allowableValues = {"created", "changed", "unchanged", "forgotten", "refused"})
            String outcome,

            @Nullable Long version,
            List<Flaw> errors) {}

    @Schema(name = "StoredResidents")
    record Results(List<Result> results) {}

    private final ChangingResidents changing;
    private final Topics topics;
    private final NoArgGenerator ids;
    private final Clock clock;

    BulkApi(ChangingResidents changing, Topics topics, NoArgGenerator ids, Clock clock) {
        this.changing = changing;
        this.topics = topics;
        this.ids = ids;
        this.clock = clock;
    }

    @PostMapping("/api/v1/residents/bulk")
    @PreAuthorize("hasRole('contact')")
    @Operation(
            summary = "Store many whole residents",
            description = "In one transaction; results in the order given. Sending it again changes nothing.")
    Results store(@RequestBody Call call, Authentication authentication) {
        List<@Nullable ResidentBody> items = call.residents() == null ? List.of() : call.residents();
        if (items.size() > MOST) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE, "too-many-residents", "Send at most 1,000 residents a call.");
        }
        Requester requester = Requester.of(authentication);
        Result[] results = new Result[items.size()];
        List<Asked> asked = new ArrayList<>(items.size());
        List<Integer> positions = new ArrayList<>(items.size());
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < results.length; i++) {
            try {
                asked.add(read(items.get(i), requester, seen));
                positions.add(i);
            } catch (Flawed flawed) {
                ResidentBody refused = items.get(i);
                results[i] = new Result(refused == null ? null : refused.id(), "refused", null, flawed.flaws());
            }
        }
        List<Outcome> outcomes = asked.isEmpty() ? List.of() : changing.change(asked);
        for (int i = 0; i < outcomes.size(); i++) {
            results[positions.get(i)] = result(asked.get(i).id().value(), outcomes.get(i));
        }
        return new Results(List.of(results));
    }

    private Asked read(@Nullable ResidentBody item, Requester requester, Set<UUID> seen) {
        UUID given = item == null ? null : item.id();
        if (item == null || given == null || !seen.add(given)) {
            throw new Flawed("id", "no-unique-id", "Give each resident an id, once a call.");
        }
        ResidentId id = new ResidentId(given);
        Stated stated = requester.stated(item.how(), How.REGISTER, clock);
        Wanted wanted = Wanted.read(item, topics, stated, requester.isResident());
        return Asked.whole(id, null, stated, current -> wanted.of(id, current, ids));
    }

    private static Result result(UUID id, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Created(Resident resident) -> new Result(id, outcome.code(), resident.version(), List.of());
            case Outcome.Changed(Resident resident) -> new Result(id, outcome.code(), resident.version(), List.of());
            case Outcome.Unchanged(Resident resident) -> new Result(id, outcome.code(), resident.version(), List.of());
            case Outcome.Forgotten forgotten -> new Result(id, outcome.code(), null, List.of());
            case Outcome.Refused(List<Flaw> flaws) -> new Result(id, outcome.code(), null, flaws);
            case Outcome.NotThere impossible -> throw new IllegalStateException("a whole resident may be new");
            case Outcome.VersionDiffers impossible -> throw new IllegalStateException("no version was expected");
        };
    }
}
