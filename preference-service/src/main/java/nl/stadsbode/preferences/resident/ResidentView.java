package nl.stadsbode.preferences.resident;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.preferences.choice.MessageKind;
import nl.stadsbode.preferences.contact.AddressFields;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.ContactFailure;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.contact.EmailAddress;
import nl.stadsbode.preferences.contact.PhoneNumber;
import nl.stadsbode.preferences.contact.PostalAddress;
import nl.stadsbode.preferences.contact.Stated;
import org.jspecify.annotations.Nullable;

/** A resident as the API answers it. */
@Schema(name = "Resident")
record ResidentView(
        UUID id,
        long version,
        String name,
        @Nullable String salutation,

        @Schema(implementation = String.class, pattern = "^[a-z]{2}$")
        Language language,

        boolean largePrint,

        @Schema(description = ResidentBody.EASY_FONT) boolean easyFont,

        @Nullable Hours quietHours,

        @Schema(description = "Hours for which news of one case is gathered into one message; 0: each at once")
        int gatherHours,

        @Schema(description = "Day from which news comes again; null or past: it comes") @Nullable
        LocalDate pausedUntil,

        @Nullable Sms sms,
        @Nullable Email email,
        @Nullable AddressFields address,
        @Nullable State addressState,

        @Schema(description = "The register keeps the address secret: it is not shown here, and letters go there")
        boolean secretAddress,

        @Schema(description = "Where letters go instead of home; not shown where the home address is secret") @Nullable
        AddressFields correspondenceAddress,

        @Nullable State correspondenceState,

        @Schema(description = "Null for the living") @Nullable
        LocalDate deceasedOn,

        List<ChoiceView> choices) {

    @Schema(name = "QuietHoursOfResident")
    record Hours(String from, String until) {}

    /** @param verifiedBy null while nobody vouched for it */
    @Schema(name = "SmsOfResident")
    record Sms(
            UUID contactPointId,
            String number,
            boolean verified,
            @Nullable Stated verifiedBy,
            @Nullable ContactFailure failed) {}

    @Schema(name = "EmailOfResident")
    record Email(
            UUID contactPointId,
            String address,
            boolean verified,
            @Nullable Stated verifiedBy,
            @Nullable ContactFailure failed) {}

    @Schema(name = "StateOfAddress")
    record State(
            UUID contactPointId,
            boolean verified,
            @Nullable Stated verifiedBy,
            @Nullable ContactFailure failed) {}

    @Schema(name = "Choice")
    record ChoiceView(String topic, MessageKind kind, List<Channel> channels, Stated stated) {}

    /** For colleagues: without an address that the register keeps secret. */
    static ResidentView of(Resident resident) {
        return of(resident, resident.residence().secretAddress());
    }

    /** For the resident: all of it. */
    static ResidentView whole(Resident resident) {
        return of(resident, false);
    }

    private static ResidentView of(Resident resident, boolean hidden) {
        Sms sms = null;
        Email email = null;
        AddressFields address = null;
        State state = null;
        for (ContactPoint point : resident.contactPoints().values()) {
            switch (point.destination()) {
                case PhoneNumber number ->
                    sms = new Sms(point.id(), number.e164(), point.verified(), point.verification(), point.failure());
                case EmailAddress mail ->
                    email = new Email(
                            point.id(), mail.address(), point.verified(), point.verification(), point.failure());
                case PostalAddress postal -> {
                    address = hidden ? null : postal.fields();
                    state = new State(point.id(), point.verified(), point.verification(), point.failure());
                }
            }
        }
        QuietHours quiet = resident.settings().quietHours();
        return new ResidentView(
                resident.id().value(),
                resident.version(),
                resident.person().name(),
                resident.person().salutation(),
                resident.settings().language(),
                resident.settings().largePrint(),
                resident.settings().easyFont(),
                quiet == null ? null : new Hours(quiet.fromText(), quiet.untilText()),
                resident.settings().gatherHours(),
                resident.pausedUntil(),
                sms,
                email,
                address,
                state,
                resident.residence().secretAddress(),
                hidden ? null : correspondence(resident.residence().correspondence()),
                state(resident.residence().correspondence()),
                resident.residence().deceasedOn(),
                resident.choices().all().stream()
                        .map(choice -> new ChoiceView(
                                choice.about().topic(), choice.about().kind(), choice.channels(), choice.stated()))
                        .toList());
    }

    private static @Nullable AddressFields correspondence(@Nullable ContactPoint point) {
        return point != null && point.destination() instanceof PostalAddress postal ? postal.fields() : null;
    }

    private static @Nullable State state(@Nullable ContactPoint point) {
        return point == null ? null : new State(point.id(), point.verified(), point.verification(), point.failure());
    }

    @Override
    public String toString() {
        return "ResidentView[" + id + "]";
    }
}
