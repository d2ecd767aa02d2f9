package nl.stadsbode.notifications.flow;

import java.util.Arrays;
import java.util.stream.Collectors;
import nl.stadsbode.notifications.notification.State;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Has the database itself refuse every change of a delivery's state that {@link State} does not allow, so that whatever
 * the tests of the flow do shows whether the SQL keeps to the table. An update that keeps the state is none of its business.
 *
 * <p>The service may catch what is refused and try again later, and a count of its own would be rolled back with it:
 * a sequence is not.
 */
public final class TransitionGuard {

    private final JdbcClient jdbc;

    TransitionGuard(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql("create sequence illegal_transition minvalue 0 start 0").update();
        refused();
        jdbc.sql("""
                        create function refuse_illegal_transition() returns trigger language plpgsql as $$
                        begin
                            if not (old.state || ' ' || new.state = any (array[%s])) then
                                perform nextval('illegal_transition');
                                raise exception 'delivery %% may not go from %% to %%', old.id, old.state, new.state;
                            end if;
                            return new;
                        end $$
                        """.formatted(allowed())).update();
        jdbc.sql("""
                        create trigger legal_transitions before update on delivery
                        for each row when (old.state <> new.state) execute function refuse_illegal_transition()
                        """).update();
    }

    private static String allowed() {
        return Arrays.stream(State.values())
                .flatMap(from -> Arrays.stream(State.values())
                        .filter(from::mayBecome)
                        .map(to -> "'" + from.code() + " " + to.code() + "'"))
                .collect(Collectors.joining(", "));
    }

    /** How many changes were refused since this was asked last. */
    long refused() {
        long refused = jdbc.sql("select last_value + case when is_called then 1 else 0 end from illegal_transition")
                .query(Long.class)
                .single();
        jdbc.sql("select setval('illegal_transition', 0, false)")
                .query(Long.class)
                .single();
        return refused;
    }
}
