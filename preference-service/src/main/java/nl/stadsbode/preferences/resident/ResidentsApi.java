package nl.stadsbode.preferences.resident;

import com.fasterxml.uuid.NoArgGenerator;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whole residents. The contact centre reaches anyone by id, a resident reaches themself. */
@RestController
@RequestMapping("/api/v1/residents")
@Tag(name = "residents")
class ResidentsApi {

    /** @param next pass it as {@code before} for older entries; null at the end */
    record HistoryPage(List<HistoryEntry> entries, @Nullable UUID next) {}

    private final ChangingResidents changing;
    private final ReadingResidents reading;
    private final Topics topics;
    private final Looks looks;
    private final NoArgGenerator ids;
    private final Clock clock;

    ResidentsApi(
            ChangingResidents changing,
            ReadingResidents reading,
            Topics topics,
            Looks looks,
            NoArgGenerator ids,
            Clock clock) {
        this.changing = changing;
        this.reading = reading;
        this.topics = topics;
        this.looks = looks;
        this.ids = ids;
        this.clock = clock;
    }

    @PostMapping
    @PreAuthorize("hasRole('contact')")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "A new resident, with an id made here")
    ResponseEntity<ResidentView> create(@RequestBody ResidentBody body, Authentication authentication) {
        ResidentId id = new ResidentId(ids.generate());
        ResponseEntity<ResidentView> created = store(id, 0L, body, authentication);
        return ResponseEntity.created(URI.create("/api/v1/residents/" + id))
                .headers(created.getHeaders())
                .body(created.getBody());
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasAnyRole('contact', 'resident')")
    @ApiResponse(responseCode = "200", description = "It is so, as it was or changed")
    @ApiResponse(responseCode = "201", description = "New")
    @ApiResponse(responseCode = "410", description = "Forgotten: the id is not used again", content = @Content)
    @ApiResponse(responseCode = "412", description = "The version differs", content = @Content)
    @ApiResponse(responseCode = "422", description = "Not valid; all that is wrong is in errors", content = @Content)
    @Operation(
            summary = "The whole resident, new (201) or not (200)",
            description =
                    "Idempotent: what changes nothing makes no new version. With `If-Match` only over that version,"
                            + " with `If-None-Match: *` only when new.")
    ResponseEntity<ResidentView> put(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            @RequestBody ResidentBody body,
            Authentication authentication) {
        Requester.of(authentication).mayReach(new ResidentId(id));
        return store(new ResidentId(id), Preconditions.expected(ifMatch, ifNoneMatch), body, authentication);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('contact', 'resident')")
    @Operation(summary = "The current state, its version as ETag")
    ResponseEntity<ResidentView> get(@PathVariable UUID id, Authentication authentication) {
        Resident resident = living(new ResidentId(id), authentication);
        looks.at(id, authentication);
        return Answers.of(HttpStatus.OK, resident);
    }

    @GetMapping("/{id}/history")
    @PreAuthorize("hasAnyRole('contact', 'resident')")
    @Operation(summary = "Every change, by whom and how, newest first; without names, numbers or addresses")
    HistoryPage history(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID before,
            Authentication authentication) {
        Resident resident = living(new ResidentId(id), authentication);
        looks.at(id, authentication);
        List<HistoryEntry> entries = reading.history(resident.id(), before);
        return new HistoryPage(
                entries,
                entries.size() == ReadingResidents.HISTORY_PAGE
                        ? entries.getLast().id()
                        : null);
    }

    private ResponseEntity<ResidentView> store(
            ResidentId id, @Nullable Long expected, ResidentBody body, Authentication authentication) {
        Requester requester = Requester.of(authentication);
        try {
            Stated stated = requester.stated(body.how(), How.REGISTER, clock);
            Wanted wanted = Wanted.read(body, topics, stated, requester.isResident());
            Outcome outcome =
                    changing.change(Asked.whole(id, expected, stated, current -> wanted.of(id, current, ids)));
            looks.at(outcome, id.value(), authentication);
            return Answers.of(outcome);
        } catch (Flawed flawed) {
            throw Answers.flawed(flawed.flaws());
        }
    }

    private Resident living(ResidentId id, Authentication authentication) {
        Requester.of(authentication).mayReach(id);
        return switch (reading.find(id).orElse(null)) {
            case Known.Living(Resident resident) -> resident;
            case Known.Forgotten forgotten -> throw Answers.forgotten();
            case null -> throw Answers.noSuchResident();
        };
    }
}
