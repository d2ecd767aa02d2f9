package nl.stadsbode.chassis.sample;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import nl.stadsbode.chassis.events.NotUnderstood;
import nl.stadsbode.chassis.inbox.Intake;
import nl.stadsbode.chassis.inbox.Intakes;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.Message;

/** Takes in words; a word that begins with "?" is not understood, one with a NUL is refused by the database. */
@SpringBootApplication
class SampleService {

    final List<String> words = new CopyOnWriteArrayList<>();
    final AtomicBoolean databaseAway = new AtomicBoolean();
    final AtomicBoolean questionsUnderstood = new AtomicBoolean();

    @Bean
    Intake<String> intake(Intakes intakes, JdbcClient jdbc) {
        return intakes.of(
                "words",
                received -> {
                    byte[] data = received.data();
                    String word = data == null ? "(tombstone)" : new String(data, StandardCharsets.UTF_8);
                    if (word.startsWith("?") && !questionsUnderstood.get()) {
                        throw new NotUnderstood("it is a question");
                    }
                    return word;
                },
                batch -> {
                    if (databaseAway.get()) {
                        throw new DataAccessResourceFailureException("the database is away");
                    }
                    batch.forEach(word -> jdbc.sql("insert into word (word) values (?)")
                            .param(word)
                            .update());
                    words.addAll(batch);
                });
    }

    @Bean
    Consumer<Message<List<byte[]>>> hear(Intake<String> intake) {
        return intake::receive;
    }
}
