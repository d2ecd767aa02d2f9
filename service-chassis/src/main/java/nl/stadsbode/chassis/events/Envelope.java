package nl.stadsbode.chassis.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of an event as they travel in the headers of a Kafka record.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">CloudEvents
 *     Kafka binding, binary mode</a>
 */
public record Envelope(
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        long sequence,
        String dataSchema,
        @Nullable String traceParent) {

    private static final int SEQUENCE_DIGITS = 20;

    /** The headers of a record; the sequence is zero-padded so that it sorts as text. */
    public List<Header> toHeaders() {
        List<Header> headers = new ArrayList<>(10);
        headers.add(header("ce_specversion", "1.0"));
        headers.add(header("ce_id", id.toString()));
        headers.add(header("ce_source", source));
        headers.add(header("ce_type", type));
        headers.add(header("ce_subject", subject));
        headers.add(header("ce_time", time.toString()));
        headers.add(header("ce_sequence", padded(sequence)));
        headers.add(header("ce_dataschema", dataSchema));
        headers.add(header("content-type", "application/json"));
        if (traceParent != null) {
            headers.add(header("traceparent", traceParent));
        }
        return headers;
    }

    /**
     * Reads the attributes back.
     *
     * @throws NotUnderstood when one is missing or malformed
     */
    public static Envelope fromHeaders(Map<String, ?> headers) {
        if (!"1.0".equals(text(headers, "ce_specversion"))) {
            throw new NotUnderstood("ce_specversion is not 1.0");
        }
        try {
            return new Envelope(
                    UUID.fromString(required(headers, "ce_id")),
                    required(headers, "ce_source"),
                    required(headers, "ce_type"),
                    required(headers, "ce_subject"),
                    Instant.parse(required(headers, "ce_time")),
                    Long.parseLong(required(headers, "ce_sequence")),
                    required(headers, "ce_dataschema"),
                    text(headers, "traceparent"));
        } catch (IllegalArgumentException | DateTimeParseException malformed) {
            throw new NotUnderstood("an attribute of the envelope is malformed", malformed);
        }
    }

    private static String required(Map<String, ?> headers, String name) {
        String value = text(headers, name);
        if (value == null || value.isBlank()) {
            throw new NotUnderstood("the attribute " + name + " is missing");
        }
        return value;
    }

    private static @Nullable String text(Map<String, ?> headers, String name) {
        return switch (headers.get(name)) {
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            case String text -> text;
            case null -> null;
            default -> throw new NotUnderstood("the attribute " + name + " is not text");
        };
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String padded(long number) {
        String digits = Long.toString(number);
        return "0".repeat(SEQUENCE_DIGITS - digits.length()) + digits;
    }
}
