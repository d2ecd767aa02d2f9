package nl.stadsbode.preferences.resident;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.preferences.choice.Choices;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.ContactFailure;
import nl.stadsbode.preferences.contact.ContactPoint;
import org.jspecify.annotations.Nullable;

/**
 * The whole current state of a resident.
 *
 * @param version rises by one with every change; 0 before the first is stored
 * @param pausedUntil day from which news comes again, but for what is official or urgent; null, or past: it comes
 */
public record Resident(
        ResidentId id,
        long version,
        Person person,
        Settings settings,
        Map<Channel, ContactPoint> contactPoints,
        Choices choices,
        @Nullable LocalDate pausedUntil) {

    public Resident {
        Map<Channel, ContactPoint> points = new EnumMap<>(Channel.class);
        points.putAll(contactPoints);
        contactPoints = java.util.Collections.unmodifiableMap(points);
    }

    public @Nullable ContactPoint contactPoint(Channel channel) {
        return contactPoints.get(channel);
    }

    Optional<ContactPoint> contactPoint(UUID contactPointId) {
        return contactPoints.values().stream()
                .filter(point -> point.id().equals(contactPointId))
                .findFirst();
    }

    public Resident with(Choices chosen) {
        return new Resident(id, version, person, settings, contactPoints, chosen, pausedUntil);
    }

    /** @param day from which news comes again; null: from now on */
    public Resident pausedUntil(@Nullable LocalDate day) {
        return new Resident(id, version, person, settings, contactPoints, choices, day);
    }

    public Resident with(Settings changed) {
        return new Resident(id, version, person, changed, contactPoints, choices, pausedUntil);
    }

    public Resident with(ContactPoint point) {
        Map<Channel, ContactPoint> points = new EnumMap<>(Channel.class);
        points.putAll(contactPoints);
        points.put(point.channel(), point);
        return new Resident(id, version, person, settings, points, choices, pausedUntil);
    }

    public Resident without(Channel channel) {
        Map<Channel, ContactPoint> points = new EnumMap<>(Channel.class);
        points.putAll(contactPoints);
        points.remove(channel);
        return new Resident(id, version, person, settings, points, choices, pausedUntil);
    }

    Resident failed(ContactPoint point, ContactFailure failure) {
        return with(point.failed(failure));
    }

    Resident withVersion(long next) {
        return new Resident(id, next, person, settings, contactPoints, choices, pausedUntil);
    }
}
