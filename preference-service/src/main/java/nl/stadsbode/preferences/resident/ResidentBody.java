package nl.stadsbode.preferences.resident;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.preferences.contact.AddressFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A whole resident as a caller gives it; what is left out is no more. What {@code GET} answers is accepted. */
@Schema(name = "ResidentToStore")
record ResidentBody(
        @Schema(description = "Needed in a bulk call; elsewhere the path says it") @Nullable
        UUID id,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "R. de Vries") @Nullable
        String name,

        @Schema(description = "How letters begin, when not in the usual way") @Nullable
        String salutation,

        @Schema(pattern = "^[a-z]{2}$", description = "ISO 639-1; one that the pages are in", defaultValue = "nl")
        @Nullable
        String language,

        @Schema(defaultValue = "false") @Nullable Boolean largePrint,

        @Schema(description = EASY_FONT, defaultValue = "false") @Nullable
        Boolean easyFont,

        @Schema(
                implementation = Hours.class,
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

        @Nullable Sms sms,
        @Nullable Email email,
        @Nullable AddressFields address,
        @Nullable List<ChoiceBody> choices,

        @Schema(
                description = "How this was heard; a resident's own call is always `self`",
                allowableValues = {"register", "desk", "phone"},
                defaultValue = "register")
        @Nullable
        String how) {

    static final String EASY_FONT = "A font that is easier to read, in letters, e-mails and the resident's own pages";

    @Schema(name = "QuietHours")
    record Hours(
            @Schema(example = "21:00") @Nullable String from,
            @Schema(example = "08:00") @Nullable String until) {}

    @Schema(name = "Sms")
    record Sms(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "As people write it; without country it is Dutch",
                    example = "06 12345678")
            @Nullable
            String number,

            @Schema(description = "Whether the caller vouches that it is the resident's; a resident cannot") @Nullable
            Boolean verified) {}

    @Schema(name = "Email")
    record Email(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "rosa@example.nl") @Nullable
            String address,

            @Schema(description = "Whether the caller vouches that it is the resident's; a resident cannot") @Nullable
            Boolean verified) {}

    @Schema(name = "ChoiceToStore")
    record ChoiceBody(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "A topic's code, or `*`: every topic without its own choice",
                    example = "*")
            @Nullable
            String topic,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"service", "official"})
            @Nullable
            String kind,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "`sms`, `email`, `letter` in order of preference. Empty: do not tell me,"
                            + " which is not possible for official messages",
                    example = "[\"sms\",\"email\"]")
            @Nullable
            List<String> channels) {}

    @Override
    public String toString() {
        return "ResidentBody[••••]";
    }
}
