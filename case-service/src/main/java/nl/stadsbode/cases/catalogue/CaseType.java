package nl.stadsbode.cases.catalogue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of matter that a resident can have with the municipality (zaaktype).
 *
 * @param topic what residents choose their channels by
 */
public record CaseType(String code, String topic, Name name, List<StatusType> statuses) {

    public Optional<StatusType> status(String code) {
        return statuses.stream().filter(status -> status.code().equals(code)).findFirst();
    }

    public StatusType initial() {
        return statuses.stream().filter(StatusType::initial).findFirst().orElseThrow();
    }

    /** The states that may follow a given one; a case without any begins with the initial one. */
    public List<StatusType> after(@Nullable String current) {
        return current == null
                ? List.of(initial())
                : status(current)
                        .map(status -> status.next().stream()
                                .flatMap(code -> status(code).stream())
                                .toList())
                        .orElse(List.of());
    }

    public boolean allows(@Nullable String current, StatusType next) {
        return after(current).contains(next);
    }
}
