package nl.stadsbode.cases.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All case types of the municipality, ordered by their code. */
public final class Catalogue {

    private final Map<String, CaseType> byCode = new LinkedHashMap<>();

    Catalogue(Collection<CaseType> caseTypes) {
        caseTypes.stream().sorted(Comparator.comparing(CaseType::code)).forEach(type -> byCode.put(type.code(), type));
    }

    public List<CaseType> all() {
        return List.copyOf(byCode.values());
    }

    public Optional<CaseType> caseType(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /**
     * The type of a case that exists.
     *
     * @throws IllegalStateException when it was taken out of the catalogue while cases of it remain
     */
    public CaseType require(String code) {
        return caseType(code)
                .orElseThrow(() -> new IllegalStateException("the catalogue has no case type " + code + " any more"));
    }
}
