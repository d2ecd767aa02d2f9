package nl.stadsbode.preferences.contact;

import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A number or address of a resident. It is used only once verified, and no more once it failed.
 *
 * @param id of this number or address: another one gets another id, so that a late report about the old one does not
 *     hit the new one
 * @param verification null while nobody vouched for it
 * @param failure null unless a carrier reported it; a contact point that failed is not verified
 */
public record ContactPoint(
        UUID id,
        Destination destination,
        @Nullable Stated verification,
        @Nullable ContactFailure failure) {

    public ContactPoint {
        if (verification != null && failure != null) {
            throw new IllegalArgumentException("a contact point that failed is not verified");
        }
    }

    public Channel channel() {
        return destination.channel();
    }

    public boolean verified() {
        return verification != null;
    }

    /**
     * What becomes of a contact point when a destination is given for its channel. One that failed is revived by a
     * person's word only: a register repeats what it knew before.
     *
     * @param current what there is, or null
     * @param vouched who vouches for it, or null when nobody does
     */
    public static ContactPoint given(
            @Nullable ContactPoint current, Destination destination, @Nullable Stated vouched, Supplier<UUID> ids) {
        if (current == null || !current.destination.equals(destination)) {
            return new ContactPoint(ids.get(), destination, vouched, null);
        }
        if (vouched == null || current.verified() || (current.failure != null && vouched.how() == How.REGISTER)) {
            return current;
        }
        return new ContactPoint(current.id, destination, vouched, null);
    }

    /** It failed, and someone found out that it is right all the same. */
    public ContactPoint rightAfterAll(Stated vouched) {
        return failure == null ? this : new ContactPoint(id, destination, vouched, null);
    }

    public ContactPoint failed(ContactFailure failure) {
        return new ContactPoint(id, destination, null, failure);
    }
}
