package nl.stadsbode.preferences.resident;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.preferences.choice.MessageKind;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.Stated;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a resident's data, by whom and how.
 *
 * @param version the resident's version after it
 */
@Schema(name = "HistoryEntry")
public record HistoryEntry(UUID id, long version, Stated stated, List<Change> changes) {

    /**
     * One change, without any name, number or address.
     *
     * @param what {@code created}, {@code name}, {@code language}, {@code large-print}, {@code quiet-hours},
     *     {@code contact-point}, {@code choice}, {@code contact-shown}, {@code deceased},
     *     {@code secret-address}, {@code correspondence}, {@code companion}, {@code test-sent}
     * @param to the new value of a setting; of a contact point {@code added}, {@code replaced}, {@code verified},
     *     {@code failed} or {@code removed}; of a choice {@code chosen} or {@code removed}; of a companion
     *     {@code begun}, {@code sensitive}, {@code not-sensitive} or {@code ended}
     * @param channel of a contact point, or of a test message
     * @param why of a failure
     * @param topic of a choice
     * @param kind of a choice
     * @param channels of a choice, in order; empty: do not tell me
     */
    @Schema(name = "HistoryChange")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(
            String what,
            @Nullable String to,
            @Nullable Channel channel,
            @Nullable String why,
            @Nullable String topic,
            @Nullable MessageKind kind,
            @Nullable List<Channel> channels) {

        static Change of(String what) {
            return new Change(what, null, null, null, null, null, null);
        }

        static Change setting(String what, String to) {
            return new Change(what, to, null, null, null, null, null);
        }

        static Change testSent(Channel channel) {
            return new Change("test-sent", null, channel, null, null, null, null);
        }

        static Change contactPoint(Channel channel, String to, @Nullable String why) {
            return new Change("contact-point", to, channel, why, null, null, null);
        }
    }
}
