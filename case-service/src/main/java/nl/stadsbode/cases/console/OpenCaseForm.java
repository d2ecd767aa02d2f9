package nl.stadsbode.cases.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.stadsbode.cases.casework.Recipient;
import nl.stadsbode.cases.casework.ResidentId;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.chassis.page.Mistakes.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * A case that a caseworker fills in.
 *
 * @param residents ids, one a recipient
 * @param roles what each of them has to do with the case
 */
record OpenCaseForm(
        @Nullable String type,
        @Nullable String externalReference,
        @Nullable List<String> residents,
        @Nullable List<String> roles,
        @Nullable String note) {

    static final int MOST_RECIPIENTS = 5;

    /** A recipient as it is filled in. */
    record Line(String resident, String role) {

        boolean isBlank() {
            return resident.isBlank();
        }

        Optional<Recipient> read() {
            try {
                ResidentId id = new ResidentId(UUID.fromString(resident.strip()));
                return Recipient.Role.of(role).map(known -> new Recipient(id, known));
            } catch (IllegalArgumentException malformed) {
                return Optional.empty();
            }
        }
    }

    static OpenCaseForm blank() {
        return new OpenCaseForm(null, null, List.of(""), List.of("applicant"), null);
    }

    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        List<String> ids = residents == null ? List.of() : residents;
        for (int i = 0; i < Math.min(ids.size(), MOST_RECIPIENTS); i++) {
            lines.add(new Line(ids.get(i), roles != null && i < roles.size() ? roles.get(i) : "applicant"));
        }
        return lines.isEmpty() ? List.of(new Line("", "applicant")) : lines;
    }

    OpenCaseForm withOneMoreLine() {
        List<Line> lines = new ArrayList<>(lines());
        if (lines.size() < MOST_RECIPIENTS) {
            lines.add(new Line("", "representative"));
        }
        return new OpenCaseForm(
                type,
                externalReference,
                lines.stream().map(Line::resident).toList(),
                lines.stream().map(Line::role).toList(),
                note);
    }

    /** The recipients, or empty when one of them cannot be read. */
    Optional<List<Recipient>> recipients() {
        List<Line> filled = lines().stream().filter(line -> !line.isBlank()).toList();
        List<Recipient> read =
                filled.stream().flatMap(line -> line.read().stream()).toList();
        return read.isEmpty() || read.size() != filled.size() ? Optional.empty() : Optional.of(read);
    }

    /** All that is to be mended. */
    Mistakes mistakes() {
        List<Mistake> found = new ArrayList<>();
        if (type == null || type.isBlank()) {
            found.add(new Mistake("type", "form.type.missing", null));
        }
        found.addAll(unreadable());
        if (externalReference != null && !externalReference.strip().matches("[\\x21-\\x7e]{0,100}")) {
            found.add(new Mistake("externalReference", "form.external.wrong", null));
        }
        StatusForm.note(note).ifPresent(found::add);
        return new Mistakes(found);
    }

    /** Lines that are filled in and cannot be read; the first, where none is filled in. */
    private List<Mistake> unreadable() {
        List<Line> lines = lines();
        boolean nobody = lines.stream().allMatch(Line::isBlank);
        return IntStream.range(0, lines.size())
                .filter(at -> nobody
                        ? at == 0
                        : !lines.get(at).isBlank() && lines.get(at).read().isEmpty())
                .mapToObj(at -> new Mistake("resident-" + (at + 1), "form.residents.wrong", null))
                .toList();
    }
}
