package nl.stadsbode.deploy.load.report;

import java.util.Locale;
import java.util.Map;
import nl.stadsbode.deploy.load.settling.Ledger;

/** A report to read. */
public final class Table {

    private static final int MALFORMED_SHOWN = 20;

    private final Report report;
    private final StringBuilder text = new StringBuilder(2_000);

    private Table(Report report) {
        this.report = report;
    }

    public static String of(Report report) {
        return new Table(report).text();
    }

    private String text() {
        malformed();
        line("Rows in the log", report.rows());
        line("  malformed", report.malformed());
        line("  events", report.events());
        line("    told: notifications", report.notifications());
        report.nothing().forEach((reason, count) -> line("    nothing: " + reason, count));
        report.unfinished().forEach((state, count) -> line("    UNFINISHED: " + state, count));
        channels();
        speed();
        postRoom();
        report.problems().forEach(problem -> add("%nWRONG: %s", problem));
        add(report.isRight() ? "%nEvery row is accounted for.%n" : "%n");
        return text.toString();
    }

    private void malformed() {
        for (Ledger.MalformedRow row :
                report.malformedRows().stream().limit(MALFORMED_SHOWN).toList()) {
            add("Line %d was left out: %s.%n", row.line(), row.why());
        }
        if (report.malformed() > MALFORMED_SHOWN) {
            add("And %d more; --json FILE lists them.%n", report.malformed() - MALFORMED_SHOWN);
        }
        add("%n");
    }

    private void channels() {
        add("%n%-12s%10s%10s%10s%10s%10s%n", "Channel", "planned", "sent", "delivered", "failed", "dropped");
        for (Map.Entry<String, Report.Channel> each : report.channels().entrySet()) {
            Report.Channel channel = each.getValue();
            add(
                    "%-12s%10d%10d%10d%10d%10d%n",
                    each.getKey(),
                    channel.planned(),
                    channel.sent(),
                    channel.delivered(),
                    channel.failed(),
                    channel.dropped());
        }
    }

    private void speed() {
        add("%nFrom event to carrier: ");
        if (report.perSecond() == null || report.p50Ms() == null || report.p99Ms() == null) {
            add("nothing was sent.%n");
            return;
        }
        add(
                "%.1f a second; half within %d ms, 99 %% within %d ms%n",
                report.perSecond(), report.p50Ms(), report.p99Ms());
        add("(residents whose preferences came late are left out of the times)%n");
    }

    private void postRoom() {
        add("In the post room: %d of these messages", report.postRoom().found());
        if (report.postRoom().repeated() > 0) {
            add(
                    ", %d of them twice, as counted, because nobody could know",
                    report.postRoom().repeated());
        }
        add("%n");
    }

    private void line(String what, long count) {
        add("%-44s%10d%n", what, count);
    }

    private void add(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }
}
