package nl.stadsbode.deploy.local;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Says what runs where; the exit status is 0 only when all of it is ready. */
final class Status {

    private static final String ROW = "%-22s %-10s %8s %6s  %-19s  %s%n";
    private static final DateTimeFormatter SINCE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private enum State {
        READY,
        NOT_READY,
        DOWN;

        String shown() {
            return this == NOT_READY ? "not ready" : name().toLowerCase(Locale.ROOT);
        }
    }

    private Status() {}

    static int run(Arguments asked) throws InterruptedException {
        DataFolder folder = DataFolder.at(asked.data());
        List<ProcessRecord> records = ProcessRecord.allIn(folder.run());
        if (records.isEmpty()) {
            System.out.println("Stadsbode does not run. Start it with deploy/up.");
            return 1;
        }
        boolean allReady = RunLock.holder(folder).isPresent();
        if (!allReady) {
            System.out.println("The launcher is gone; deploy/down ends what it left, deploy/up begins again.");
        }
        System.out.printf(ROW, "NAME", "STATE", "PID", "PORT", "SINCE", "LOG");
        for (ProcessRecord each : records) {
            State state = stateOf(each);
            allReady &= state == State.READY;
            System.out.printf(
                    ROW,
                    each.name(),
                    state.shown(),
                    state == State.DOWN ? "-" : Long.toString(each.pid()),
                    each.port(),
                    shown(each.startedAt()),
                    each.log());
        }
        return allReady ? 0 : 1;
    }

    private static State stateOf(ProcessRecord process) throws InterruptedException {
        if (process.alive().isEmpty()) {
            return State.DOWN;
        }
        Readiness readiness =
                process.readiness().isEmpty() ? Readiness.port(process.port()) : Readiness.http(process.readiness());
        return readiness.isReady() ? State.READY : State.NOT_READY;
    }

    private static String shown(Instant moment) {
        return SINCE.format(moment);
    }
}
