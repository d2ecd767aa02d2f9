package nl.stadsbode.cases.catalogue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How the statuses of a case type follow each other: from one initial status, each can be reached and left. */
record StatusGraph(CaseType caseType, Entry file, List<Entry> entries) {

    void requireSound() {
        requireOneInitial();
        requireKnownNext();
        requireAllReachable();
    }

    private void requireOneInitial() {
        List<String> initial = caseType.statuses().stream()
                .filter(StatusType::initial)
                .map(StatusType::code)
                .toList();
        if (initial.size() != 1) {
            throw file.invalid(
                    "statuses", "exactly one must be initial, " + (initial.isEmpty() ? "none is" : initial + " are"));
        }
    }

    private void requireKnownNext() {
        for (int i = 0; i < entries.size(); i++) {
            StatusType status = caseType.statuses().get(i);
            Set<String> seen = new HashSet<>();
            for (String next : status.next()) {
                if (caseType.status(next).isEmpty()) {
                    throw entries.get(i).invalid("next", "names the unknown status '" + next + "'");
                }
                if (!seen.add(next)) {
                    throw entries.get(i).invalid("next", "names '" + next + "' twice");
                }
            }
            if (status.next().isEmpty() && !status.isFinal()) {
                throw entries.get(i).invalid("next", "is empty, but the status is not final");
            }
        }
    }

    private void requireAllReachable() {
        Set<String> reached = new HashSet<>();
        Deque<StatusType> open = new ArrayDeque<>(List.of(caseType.initial()));
        while (!open.isEmpty()) {
            StatusType status = open.pop();
            if (reached.add(status.code())) {
                open.addAll(caseType.after(status.code()));
            }
        }
        for (int i = 0; i < entries.size(); i++) {
            String code = caseType.statuses().get(i).code();
            if (!reached.contains(code)) {
                throw entries.get(i).invalid("code", "'" + code + "' cannot be reached from the initial status");
            }
        }
    }
}
