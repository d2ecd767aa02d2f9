package nl.stadsbode.preferences.resident;

import com.fasterxml.uuid.NoArgGenerator;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import nl.stadsbode.preferences.choice.Choices;
import nl.stadsbode.preferences.contact.AddressFields;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.PostalAddress;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Parts of a resident. Each call answers the whole, with its new version as ETag; {@code If-Match} guards it. What a
 * colleague heard by phone or at the desk is confirmed to the resident, where messages came until then.
 */
@RestController
@RequestMapping("/api/v1/residents/{id}")
@PreAuthorize("hasAnyRole('contact', 'resident')")
@Tag(name = "residents")
class PartsApi {

    private static final String HOW =
            "register, desk or phone; a resident's own call is always `self`. What was heard at"
                    + " the desk or by phone is confirmed to the resident, where messages came until then";

    /** All choices; those left out are taken back. */
    @Schema(name = "ChoicesToStore")
    record ChoicesBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            List<ResidentBody.ChoiceBody> choices,

            @Schema(description = HOW) @Nullable String how) {}

    @Schema(name = "SettingsToStore")
    record SettingsBody(
            @Schema(pattern = "^[a-z]{2}$", description = "ISO 639-1; one that the pages are in", defaultValue = "nl")
            @Nullable
            String language,

            @Schema(defaultValue = "false") @Nullable Boolean largePrint,

            @Schema(description = ResidentBody.EASY_FONT, defaultValue = "false") @Nullable
            Boolean easyFont,

            @Schema(
                    implementation = ResidentBody.Hours.class,
                    types = {"object", "null"},
                    description = "Left out: 21:00–08:00. null: none")
            @Nullable
            JsonNode quietHours,

            @Schema(
                    description = "Hours for which news of one case is gathered into one message; 0: each at once",
                    allowableValues = {"0", "4", "24"},
                    defaultValue = "0")
            @Nullable
            Integer gatherHours,

            @Schema(description = HOW) @Nullable String how) {}

    /** @param verified whether the caller vouches for it; a resident cannot */
    @Schema(name = "ContactPointToStore")
    record ContactPointBody(
            @Schema(description = "For sms") @Nullable String number,
            @Schema(description = "For email") @Nullable String address,
            @Nullable Boolean verified,
            @Schema(description = HOW) @Nullable String how) {

        @Override
        public String toString() {
            return "ContactPointBody[••••]";
        }
    }

    @Schema(name = "AddressToStore")
    record AddressBody(
            @Nullable String country,
            @Nullable String street,
            @Nullable String houseNumber,
            @Nullable String addition,
            @Nullable String postcode,
            @Nullable String city,
            @Nullable List<String> lines,
            @Schema(description = HOW) @Nullable String how) {

        AddressFields fields() {
            return new AddressFields(country, street, houseNumber, addition, postcode, city, lines);
        }

        @Override
        public String toString() {
            return "AddressBody[••••]";
        }
    }

    private final ChangingResidents changing;
    private final Topics topics;
    private final Looks looks;
    private final NoArgGenerator ids;
    private final Clock clock;

    PartsApi(ChangingResidents changing, Topics topics, Looks looks, NoArgGenerator ids, Clock clock) {
        this.changing = changing;
        this.topics = topics;
        this.looks = looks;
        this.ids = ids;
        this.clock = clock;
    }

    @PutMapping("/choices")
    @Operation(summary = "All choices: per topic and kind an order of channels; empty means nothing")
    ResponseEntity<ResidentView> choices(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ChoicesBody body,
            Authentication authentication) {
        return change(id, ifMatch, body.how(), authentication, stated -> {
            Flaws flaws = new Flaws();
            Choices wanted = ReadingChoices.read(body.choices(), topics, stated, flaws);
            flaws.refuseIfAny();
            return resident -> resident.with(resident.choices().replacedBy(wanted));
        });
    }

    @PutMapping("/settings")
    @Operation(summary = "Language, large print, font and quiet hours")
    ResponseEntity<ResidentView> settings(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody SettingsBody body,
            Authentication authentication) {
        return change(id, ifMatch, body.how(), authentication, stated -> {
            Flaws flaws = new Flaws();
            Settings settings = Wanted.settings(
                    body.language(), body.largePrint(), body.easyFont(), body.quietHours(), body.gatherHours(), flaws);
            flaws.refuseIfAny();
            return resident -> resident.with(Objects.requireNonNull(settings));
        });
    }

    @PutMapping("/contact-points/{channel}")
    @Operation(summary = "The number (`sms`) or e-mail address (`email`); the postal address has its own path")
    ResponseEntity<ResidentView> contactPoint(
            @PathVariable UUID id,
            @PathVariable String channel,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ContactPointBody body,
            Authentication authentication) {
        return change(id, ifMatch, body.how(), authentication, stated -> {
            Given given = switch (Channel.of(channel)) {
                case SMS -> Given.of(new ResidentBody.Sms(body.number(), body.verified()));
                case EMAIL -> Given.of(new ResidentBody.Email(body.address(), body.verified()));
                case LETTER -> throw new Flawed("channel", "not-here", "The postal address is at …/{id}/address.");
            };
            return giving(given, stated, authentication);
        });
    }

    @DeleteMapping("/contact-points/{channel}")
    @Operation(
            summary = "Take a number or address away",
            description =
                    "`how` is needed from the contact centre; heard at the desk or by phone, it is confirmed there")
    ResponseEntity<ResidentView> removeContactPoint(
            @PathVariable UUID id,
            @PathVariable String channel,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestParam(required = false) @Nullable String how,
            Authentication authentication) {
        return change(id, ifMatch, how, authentication, stated -> {
            Channel removed = Channel.of(channel);
            if (removed == Channel.LETTER && Requester.of(authentication).isResident()) {
                throw Given.addressIsTheRegisters();
            }
            return resident -> resident.without(removed);
        });
    }

    @PutMapping("/address")
    @PreAuthorize("hasRole('contact')")
    @Operation(summary = "The postal address: in the Netherlands by its parts, abroad by its lines")
    ResponseEntity<ResidentView> address(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody AddressBody body,
            Authentication authentication) {
        return change(
                id,
                ifMatch,
                body.how(),
                authentication,
                stated -> giving(Given.of(PostalAddress.of(body.fields())), stated, authentication));
    }

    @PutMapping("/correspondence-address")
    @Operation(
            summary = "Where letters go instead of home, as the resident says",
            description = "What a colleague writes down is confirmed to every verified number and e-mail address. Where"
                    + " there is none, it is refused (422) if it was heard by phone.")
    ResponseEntity<ResidentView> correspondenceAddress(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody AddressBody body,
            Authentication authentication) {
        return change(id, ifMatch, body.how(), authentication, stated -> {
            PostalAddress address = PostalAddress.of(body.fields());
            return resident -> resident.lettersTo(address, stated, ids::generate);
        });
    }

    @DeleteMapping("/correspondence-address")
    @Operation(summary = "Letters go home again", description = "`how` is needed from the contact centre")
    ResponseEntity<ResidentView> removeCorrespondenceAddress(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestParam(required = false) @Nullable String how,
            Authentication authentication) {
        return change(id, ifMatch, how, authentication, stated -> Resident::lettersHome);
    }

    private UnaryOperator<Resident> giving(Given given, Stated stated, Authentication authentication) {
        Stated vouched = given.vouchedBy(stated, Requester.of(authentication).isResident());
        return resident -> resident.with(ContactPoint.given(
                resident.contactPoint(given.destination().channel()), given.destination(), vouched, ids::generate));
    }

    private ResponseEntity<ResidentView> change(
            UUID id,
            @Nullable String ifMatch,
            @Nullable String how,
            Authentication authentication,
            Function<Stated, UnaryOperator<Resident>> read) {
        Requester requester = Requester.of(authentication);
        ResidentId resident = new ResidentId(id);
        requester.mayReach(resident);
        Long expected = Preconditions.expected(ifMatch, null);
        try {
            Stated stated = requester.stated(how, null, clock);
            Outcome outcome = changing.change(Asked.of(resident, expected, stated, read.apply(stated)));
            looks.at(outcome, id, authentication);
            return Answers.of(outcome);
        } catch (Flawed flawed) {
            throw Answers.flawed(flawed.flaws());
        }
    }
}
