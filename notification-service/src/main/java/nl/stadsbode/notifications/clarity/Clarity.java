package nl.stadsbode.notifications.clarity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.notifications.notification.NotificationSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts answers, each message's once. What is kept of an answer is its text, channel, language and month. */
@Component
public class Clarity {

    /** Fewer answers could tell of one person, and say little of a text. */
    static final int SHOWN_FROM = 10;

    /**
     * How clear one text is.
     *
     * @param commonest reason why it was not, or empty
     */
    record Figure(String textVersion, String channel, String language, int answers, int clear, String commonest) {

        public int percent() {
            return Math.round(100f * clear / answers);
        }
    }

    private final JdbcClient jdbc;
    private final NotificationSettings rules;
    private final Clock clock;

    Clarity(JdbcClient jdbc, NotificationSettings rules, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.clock = clock;
    }

    /** @return false where this message was answered before */
    @Transactional
    public boolean answer(UUID delivery, WrittenText text, Answer answer) {
        return answer(Mark.of(delivery), text, answer);
    }

    /** @return false where this message was answered before */
    @Transactional
    boolean answer(Mark message, WrittenText text, Answer answer) {
        if (jdbc.sql("insert into clarity_answered (token, answered_at) values (?, ?) on conflict do nothing")
                        .params(message.bytes(), clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 0) {
            return false;
        }
        jdbc.sql("""
                        insert into clarity as known (month, text_version, channel, language, clear, reason, answers)
                        values (?, ?, ?, ?, ?, ?, 1)
                        on conflict (month, text_version, channel, language, clear, reason)
                        do update set answers = known.answers + 1
                        """)
                .params(
                        LocalDate.ofInstant(clock.instant(), rules.zone()).withDayOfMonth(1),
                        text.version(),
                        text.channel().code(),
                        text.language(),
                        answer.clear(),
                        answer.reason() == null ? "" : answer.reason().code())
                .update();
        return true;
    }

    public boolean isAnswered(UUID delivery) {
        return isAnswered(Mark.of(delivery));
    }

    boolean isAnswered(Mark message) {
        return jdbc.sql("select count(*) from clarity_answered where token = ?")
                        .param(message.bytes())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Of the texts with enough answers, the least clear first. */
    List<Figure> figures() {
        return jdbc.sql("""
                        select text_version, channel, language, sum(answers) as answers,
                               coalesce(sum(answers) filter (where clear), 0) as clear,
                               coalesce((array_agg(reason order by answers desc) filter (where not clear and reason <> ''))[1],
                                        '') as commonest
                        from clarity group by text_version, channel, language having sum(answers) >= ?
                        order by coalesce(sum(answers) filter (where clear), 0)::numeric / sum(answers), text_version, channel
                        """)
                .param(SHOWN_FROM)
                .query((row, number) -> new Figure(
                        row.getString("text_version"),
                        row.getString("channel"),
                        row.getString("language"),
                        row.getInt("answers"),
                        row.getInt("clear"),
                        row.getString("commonest")))
                .list();
    }
}
