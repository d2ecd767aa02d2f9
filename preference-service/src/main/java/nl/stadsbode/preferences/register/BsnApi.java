package nl.stadsbode.preferences.register;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import nl.stadsbode.chassis.problem.Problem;
import nl.stadsbode.chassis.processing.ProcessingLog;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.resident.ResidentId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** From a citizen service number to a resident's id, for systems that know the number. It is in the body, never in a path. */
@RestController
@PreAuthorize("hasRole('contact')")
@Tag(name = "residents")
class BsnApi {

    @Schema(name = "CitizenServiceNumber")
    record Number(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "Nine digits that pass the eleven test; eight get a zero before them",
                    example = "111222333")
            @Nullable
            String bsn) {

        @Override
        public String toString() {
            return "Number[••••]";
        }
    }

    @Schema(name = "FoundResident")
    record Found(UUID id) {}

    private final RegisteredResidents registered;
    private final TyingBsns tying;
    private final ProcessingLog log;

    BsnApi(RegisteredResidents registered, TyingBsns tying, ProcessingLog log) {
        this.registered = registered;
        this.tying = tying;
        this.log = log;
    }

    @PostMapping("/api/v1/residents/by-bsn")
    @Operation(summary = "The id of the resident with a number", description = "The processing log says who asked")
    Found find(@RequestBody Number number, Authentication authentication) {
        ResidentId id = registered.find(read(number)).orElseThrow(BsnApi::noSuchResident);
        log.looks(authentication, "resident-found-by-bsn", id.value());
        return new Found(id.value());
    }

    @PutMapping("/api/v1/residents/{id}/bsn")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Tie a number to a resident who has none",
            description = "For residents who were known before the register was read. Nothing answers a number.")
    void tie(@PathVariable UUID id, @RequestBody Number number, Authentication authentication) {
        log.looks(authentication, "resident-bsn-tied", id);
        switch (tying.tie(new ResidentId(id), read(number))) {
            case TIED, SO_ALREADY -> {}
            case DIFFERS ->
                throw new Problem(
                        HttpStatus.CONFLICT,
                        "bsn-differs",
                        "The number is another resident's, or this resident has another number.");
            case NO_SUCH_RESIDENT -> throw noSuchResident();
        }
    }

    private static Bsn read(Number number) {
        try {
            return Bsn.of(number.bsn());
        } catch (Flawed flawed) {
            throw new Problem(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "not-a-bsn",
                            "A citizen service number has nine digits and passes the eleven test.")
                    .with("errors", flawed.flaws());
        }
    }

    private static Problem noSuchResident() {
        return Problem.notFound("resident-not-found", "There is no such resident.");
    }
}
