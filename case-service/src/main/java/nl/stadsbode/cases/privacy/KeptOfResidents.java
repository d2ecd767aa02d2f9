package nl.stadsbode.cases.privacy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.cases.casework.Case;
import nl.stadsbode.cases.casework.Cases;
import nl.stadsbode.cases.casework.ResidentId;
import nl.stadsbode.cases.casework.Status;
import nl.stadsbode.cases.casework.Statuses;
import nl.stadsbode.cases.catalogue.Catalogue;
import nl.stadsbode.cases.told.Told;
import nl.stadsbode.cases.told.ToldResidents;
import nl.stadsbode.chassis.privacy.KeptOfPeople;
import nl.stadsbode.chassis.privacy.Pages;
import nl.stadsbode.chassis.processing.ProcessingLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What this service keeps of residents: their cases, what they were told of them. Both stay when a resident is forgotten:
 * a case is kept as the Archives Act says, and so is the proof that it was told.
 */
@Component
class KeptOfResidents implements KeptOfPeople {

    private record Given(
            UUID id,
            String reference,
            @Nullable String externalReference,
            String caseType,
            String role,
            Instant openedAt,
            List<Step> statuses,
            List<Word> told) {}

    private record Step(
            String status,
            Instant occurredAt,
            boolean withdrawn,
            @Nullable String note) {}

    private record Word(
            @Nullable String channel,
            String state,
            @Nullable String reason,
            Instant at,
            @Nullable Instant sentAt) {}

    private final Cases cases;
    private final Statuses statuses;
    private final ToldResidents told;
    private final Catalogue catalogue;
    private final ProcessingLog log;

    KeptOfResidents(Cases cases, Statuses statuses, ToldResidents told, Catalogue catalogue, ProcessingLog log) {
        this.cases = cases;
        this.statuses = statuses;
        this.told = told;
        this.catalogue = catalogue;
        this.log = log;
    }

    @Override
    public void give(UUID resident, Pages pages) {
        pages.list("cases");
        cases.of(new ResidentId(resident)).forEach(one -> pages.add("cases", given(one, resident)));
        pages.list("looked");
        log.at(resident, Integer.MAX_VALUE).forEach(looked -> pages.add("looked", looked));
    }

    @Override
    public Optional<Erased> erased(UUID resident) {
        List<Case> theirs = cases.of(new ResidentId(resident));
        long words =
                theirs.stream().mapToLong(one -> words(one, resident).size()).sum();
        return Optional.of(new Erased(
                List.of(),
                List.of(
                        new Kept("cases", theirs.size(), "archive"),
                        new Kept("dispatch", words, "proof-of-dispatch"),
                        new Kept("looked", log.count(resident), "accountability"))));
    }

    private Given given(Case one, UUID resident) {
        return new Given(
                one.id().value(),
                one.reference(),
                one.externalReference(),
                catalogue.caseType(one.caseType()).map(type -> type.name().nl()).orElse(one.caseType()),
                one.recipients().stream()
                        .filter(recipient -> recipient.resident().value().equals(resident))
                        .map(recipient -> recipient.role().code())
                        .findFirst()
                        .orElse(""),
                one.openedAt(),
                statuses.of(one.id()).statuses().stream()
                        .map(KeptOfResidents::step)
                        .toList(),
                words(one, resident).stream()
                        .map(word -> new Word(word.channel(), word.state(), word.reason(), word.at(), word.sentAt()))
                        .toList());
    }

    private static Step step(Status status) {
        return new Step(
                status.frozen().statusType().name().nl(),
                status.occurredAt(),
                status.withdrawn(),
                status.note() == null ? null : status.note().text());
    }

    private List<Told> words(Case one, UUID resident) {
        return told.of(one.id().value()).values().stream()
                .flatMap(List::stream)
                .filter(word -> resident.equals(word.residentId()))
                .sorted(Comparator.comparing(Told::at))
                .toList();
    }
}
