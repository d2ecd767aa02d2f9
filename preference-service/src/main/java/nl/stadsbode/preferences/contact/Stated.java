package nl.stadsbode.preferences.contact;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * Who told us, when and how: the proof of a reachability choice (Awb 2:8) and of a verified contact point.
 *
 * @param by account of the person or system that recorded it; {@code resident} when it was the resident
 */
@Schema(description = "Who told us, when and how")
public record Stated(Instant at, String by, How how) {}
