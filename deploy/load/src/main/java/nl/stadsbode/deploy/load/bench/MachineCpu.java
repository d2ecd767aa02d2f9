package nl.stadsbode.deploy.load.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What all processes of this machine have used of its processors, as Linux counts it. */
final class MachineCpu {

    /** {@code USER_HZ}, which is 100 wherever Linux runs: proc(5). */
    private static final int MILLIS_A_TICK = 10;

    private static final int USER = 1;
    private static final int NICE = 2;
    private static final int SYSTEM = 3;
    private static final int IRQ = 6;
    private static final int SOFT_IRQ = 7;

    private MachineCpu() {}

    static long usedMillis() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            String[] ticks = lines.findFirst().orElse("").split("\\s+");
            long used = 0;
            for (int kind : new int[] {USER, NICE, SYSTEM, IRQ, SOFT_IRQ}) {
                used += Long.parseLong(ticks[kind]);
            }
            return used * MILLIS_A_TICK;
        } catch (IOException unreadable) {
            throw new Measuring.Failed("what the machine has used", unreadable);
        }
    }
}
