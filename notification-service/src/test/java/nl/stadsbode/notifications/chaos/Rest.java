package nl.stadsbode.notifications.chaos;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether anything is still to be done, and how much. */
final class Rest {

    private record Question(String what, String sql) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question("events in the outbox", "select count(*) from outbox"),
            new Question(
                    "notifications that await preferences",
                    "select count(*) from notification where state = 'awaiting-preferences'"),
            new Question("deliveries on their way", """
                    select count(*) from delivery
                    where state in ('scheduled', 'waiting', 'ready', 'claimed', 'sending', 'temporary-failure')
                       or state = 'unknown' and not_before < 'infinity'
                    """),
            new Question(
                    "batches of letters not uploaded", "select count(*) from letter_batch where uploaded_at is null"),
            new Question("receipts not applied", """
                    select count(*) from receipt r where applied_at is null and exists (
                        select from delivery d
                        where d.id = r.delivery_id or d.carrier_reference = r.reference and d.carrier = r.carrier)
                    """),
            new Question(
                    "requested messages not over", "select count(*) from requested_message where finished_at is null"),
            new Question("receipts of requested messages not applied", """
                    select count(*) from receipt r where applied_at is null and exists (
                        select from requested_message m
                        where m.id = r.delivery_id or m.carrier_reference = r.reference and m.carrier = r.carrier)
                    """),
            new Question("reminders that are due", "select count(*) from reminder where due_at <= now()"));

    private final JdbcClient jdbc;

    Rest(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return what is unfinished, in words, each with its number; empty when all is at rest */
    List<String> unfinished(int events, int requests) {
        List<String> unfinished = new java.util.ArrayList<>();
        int unheard = requests - count("select count(*) from requested_message");
        if (unheard > 0) {
            unfinished.add(unheard + " requested messages not heard of");
        }
        int missing = events - count("select count(distinct event_id) from notification");
        if (missing > 0) {
            unfinished.add(missing + " events without a notification");
        }
        for (Question question : QUESTIONS) {
            int found = count(question.sql());
            if (found > 0) {
                unfinished.add(found + " " + question.what());
            }
        }
        return unfinished;
    }

    /** Events that were put in and whose deliveries are not all at rest: roughly what the service has before it. */
    int backlog(int events) {
        return events
                - count("select count(distinct event_id) from notification")
                + count(QUESTIONS.get(2).sql());
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
