package nl.stadsbode.deploy.load.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.stadsbode.deploy.load.settling.ChannelFigures;
import nl.stadsbode.deploy.load.settling.Comparison;
import nl.stadsbode.deploy.load.settling.Ledger;
import nl.stadsbode.deploy.load.settling.Tally;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a replay. Every row is in one place: rows = events + malformed, and events = notifications + all of
 * nothing + all of unfinished.
 *
 * @param rows of the log
 * @param events rows that could be read
 * @param notifications events of which someone was told, on one channel or more
 * @param nothing events of which nobody was told, by reason
 * @param channels by code; with fallbacks
 * @param perSecond first hand-overs to carriers, until 99 of 100 were done
 * @param p50Ms median milliseconds from announcing to the first hand-over
 * @param unfinished events that had not ended when waiting ended, by state
 * @param postRoom what came out, compared with what was said to be sent
 * @param problems what is wrong; empty when all is accounted for
 * @param malformedRows the first thousand
 */
@JsonPropertyOrder({"run", "rows", "events"})
public record Report(
        String run,
        long rows,
        long events,
        long malformed,
        long notifications,
        Map<String, Long> nothing,
        Map<String, Channel> channels,
        @Nullable Double perSecond,
        @Nullable Long p50Ms,
        @Nullable Long p99Ms,
        Map<String, Long> unfinished,
        Comparison postRoom,
        List<String> problems,
        List<Ledger.MalformedRow> malformedRows) {

    private static final double MEDIAN = 50;
    private static final double NEARLY_ALL = 99;

    /** @see ChannelFigures */
    public record Channel(long planned, long sent, long delivered, long failed, long dropped, long repeats) {}

    public static Report of(String run, Ledger ledger, Tally tally, Comparison postRoom) {
        Map<String, Long> nothing = new TreeMap<>(ledger.nothing());
        tally.nothing().forEach((reason, count) -> nothing.merge(reason, count, Long::sum));
        Map<String, Channel> channels = new LinkedHashMap<>();
        tally.channels().forEach(figures -> channels.put(figures.channel(), channel(figures)));
        Report counted = new Report(
                run,
                ledger.rows(),
                ledger.rows() - ledger.malformed(),
                ledger.malformed(),
                tally.told(),
                nothing,
                channels,
                tally.times().perSecond(),
                tally.times().latency(MEDIAN),
                tally.times().latency(NEARLY_ALL),
                tally.unfinished(),
                postRoom,
                List.of(),
                ledger.malformedRows());
        return counted.with(problems(counted, ledger, tally));
    }

    private static Channel channel(ChannelFigures figures) {
        return new Channel(
                figures.planned(),
                figures.sent(),
                figures.delivered(),
                figures.failed(),
                figures.dropped(),
                figures.repeats());
    }

    private static List<String> problems(Report report, Ledger ledger, Tally tally) {
        List<String> problems = new ArrayList<>();
        report.unfinished.forEach((state, count) -> problems.add(count + " unfinished: " + state));
        say(problems, tally.doubled(), "events have more than one notification");
        say(problems, report.postRoom.lost(), "messages were said to be sent, and are not in the post room");
        say(problems, report.postRoom.doubled(), "messages came out twice");
        say(problems, report.postRoom.outOfOrder(), "messages came out before an earlier one of their case");
        long accountedFor = report.notifications + sum(report.nothing) + sum(report.unfinished);
        if (!ledger.isComplete() || accountedFor != report.events) {
            problems.add("of " + report.events + " events " + accountedFor + " are accounted for");
        }
        return problems;
    }

    private static void say(List<String> problems, long count, String what) {
        if (count > 0) {
            problems.add(count + " " + what);
        }
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private Report with(List<String> found) {
        return new Report(
                run,
                rows,
                events,
                malformed,
                notifications,
                nothing,
                channels,
                perSecond,
                p50Ms,
                p99Ms,
                unfinished,
                postRoom,
                List.copyOf(found),
                malformedRows);
    }

    @JsonIgnore
    public boolean isRight() {
        return problems.isEmpty();
    }
}
