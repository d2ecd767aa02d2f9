package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Copies of the rows that are there, under ids of their own. Those are of many sizes, like life: copies of one and the same
 * leave in each of their pages a hole of one size, and every row that is a little smaller is then put into an old page,
 * which has to be read and is logged whole. Each copy is made by {@code jsonb_populate_record}, so that columns which come
 * later are copied too.
 *
 * @param counted table of which there is a row for each copy
 * @param copied tables whose rows are copied
 * @param statements that make so many copies as their parameter says
 */
record Copies(String database, String counted, List<String> copied, List<String> statements) {

    private static final int A_STATEMENT = 10_000;

    static final Copies OF_NOTIFICATIONS = new Copies(
            "notifications",
            "notification",
            List.of("notification", "delivery", "attempt", "content"),
            List.of(
                    """
                    create temporary table fresh on commit drop as
                    select uuidv7() as notification, uuidv7() as delivery, uuidv7() as event, uuidv7() as case_id,
                           gen_random_uuid() as lane, first.id as first_delivery, first.notification_id as first_notification
                    from generate_series(1, ?) as series(number)
                    join (select id, notification_id, row_number() over (order by id) as number from first_delivery) as first
                      on first.number = 1 + series.number % (select count(*) from first_delivery)
                    """,
                    copy(
                            "notification",
                            "first.id = fresh.first_notification",
                            "'id', fresh.notification, 'event_id', fresh.event, 'case_id', fresh.case_id"),
                    copy(
                            "delivery",
                            "first.id = fresh.first_delivery",
                            "'id', fresh.delivery, 'notification_id', fresh.notification, 'lane', fresh.lane,"
                                    + " 'carrier_reference', fresh.delivery"),
                    copy("attempt", "first.delivery_id = fresh.first_delivery", "'delivery_id', fresh.delivery"),
                    copy("content", "first.delivery_id = fresh.first_delivery", "'delivery_id', fresh.delivery"),
                    "insert into lane (id, next_position) select lane, 1 from fresh",
                    "insert into inbox (source, id, received_at) select 'bench', event, clock_timestamp() from fresh"));

    static final Copies OF_CASES = new Copies(
            "cases",
            "case_status",
            List.of("cases", "case_status", "told"),
            List.of(
                    """
                    create temporary table fresh on commit drop as
                    select uuidv7() as case_id, uuidv7() as status, uuidv7() as notification, uuidv7() as delivery,
                           uuidv7() as event, first.id as first_status, first.case_id as first_case
                    from generate_series(1, ?) as series(number)
                    join (select id, case_id, row_number() over (order by id) as number from first_case_status) as first
                      on first.number = 1 + series.number % (select count(*) from first_case_status)
                    """,
                    copy(
                            "cases",
                            "first.id = fresh.first_case",
                            "'id', fresh.case_id, 'reference', fresh.case_id, 'external_reference', fresh.case_id"),
                    copy(
                            "case_status",
                            "first.id = fresh.first_status",
                            "'id', fresh.status, 'case_id', fresh.case_id, 'change_key', fresh.status"),
                    copy(
                            "told",
                            "first.event_id = fresh.first_status",
                            "'notification_id', fresh.notification, 'delivery_id', fresh.delivery, 'event_id', fresh.status,"
                                    + " 'case_id', fresh.case_id"),
                    "insert into inbox (source, id, received_at) select 'bench', event, clock_timestamp() from fresh"));

    /** Copies until so many are there. */
    void write(Databases databases, int size) {
        try (Connection connection = databases.connect(database)) {
            long missing = size - Databases.number(connection, "select count(*) from " + counted);
            for (String table : copied) {
                Databases.execute(connection, "create temporary table first_%1$s as table %1$s".formatted(table));
            }
            connection.setAutoCommit(false);
            while (missing > 0) {
                int now = (int) Math.min(missing, A_STATEMENT);
                for (String statement : statements) {
                    Databases.execute(connection, statement.replace("?", Integer.toString(now)));
                }
                connection.commit();
                missing -= now;
            }
            connection.setAutoCommit(true);
            Databases.execute(connection, "vacuum analyze");
        } catch (SQLException failed) {
            throw new Measuring.Failed("rows before", failed);
        }
    }

    /** @param which of the first rows, by what is fresh */
    private static String copy(String table, String which, String changes) {
        return """
                insert into %1$s select copied.*
                from fresh join first_%1$s as first on %2$s,
                     lateral jsonb_populate_record(first, jsonb_build_object(%3$s)) as copied
                """.formatted(table, which, changes);
    }
}
