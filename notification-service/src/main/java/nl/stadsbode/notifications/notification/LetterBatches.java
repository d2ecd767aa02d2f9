package nl.stadsbode.notifications.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import nl.stadsbode.notifications.carriers.PrintHouse;
import nl.stadsbode.notifications.texts.KeptContent;
import org.apache.pdfbox.Loader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sealed batches of letters, from their sealing to their upload. */
@Component
public class LetterBatches {

    private final JdbcClient jdbc;
    private final KeptContent kept;
    private final Lanes lanes;
    private final Outcomes outcomes;
    private final Attempts attempts;
    private final Clock clock;

    LetterBatches(JdbcClient jdbc, KeptContent kept, Lanes lanes, Outcomes outcomes, Attempts attempts, Clock clock) {
        this.jdbc = jdbc;
        this.kept = kept;
        this.lanes = lanes;
        this.outcomes = outcomes;
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * The oldest batch that is sealed, not known to be uploaded, and not being uploaded by another instance.
     *
     * @param lease how long others leave it alone; after it the upload may be done twice, which the print house does not see
     */
    public Optional<UUID> claim(Duration lease) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update letter_batch set lease_until = ? where id = (
                            select id from letter_batch
                            where uploaded_at is null and (lease_until is null or lease_until <= ?)
                            order by sealed_at limit 1 for update skip locked)
                        returning id
                        """)
                .param(Lanes.at(now.plus(lease)))
                .param(Lanes.at(now))
                .query(UUID.class)
                .optional();
    }

    /** It could not be uploaded now: whoever can may. */
    public void giveBack(UUID batch) {
        jdbc.sql("update letter_batch set lease_until = null where id = ?")
                .param(batch)
                .update();
    }

    public PrintHouse.Batch read(UUID batch) {
        return jdbc.sql("select sealed_at from letter_batch where id = ?")
                .param(batch)
                .query((row, number) -> new PrintHouse.Batch(
                        batch, row.getTimestamp("sealed_at").toInstant(), letters(batch)))
                .single();
    }

    private List<PrintHouse.Letter> letters(UUID batch) {
        return jdbc.sql("""
                        select d.id, c.sealed from delivery d join content c on c.delivery_id = d.id
                        where d.batch = ? order by d.id
                        """)
                .param(batch)
                .query((row, number) -> {
                    UUID delivery = row.getObject("id", UUID.class);
                    byte[] pdf = kept.letter(row.getBytes("sealed"), delivery);
                    return new PrintHouse.Letter(delivery, pdf, pages(pdf));
                })
                .list();
    }

    /** The print house has the whole batch. */
    @Transactional
    public void uploaded(UUID batch, String carrier) {
        lanes.lock(new TreeSet<>(jdbc.sql("select lane from delivery where batch = ?")
                .param(batch)
                .query((row, number) -> row.getObject("lane", UUID.class))
                .list()));
        Instant now = clock.instant();
        List<DeliveryChange> sent = jdbc.sql("""
                        update delivery d
                        set state = 'sent', reason = null, carrier = ?, carrier_reference = ?, sent_at = ?,
                            claim = null, version = d.version + 1
                        from notification n
                        where d.batch = ? and d.state = 'sending' and n.id = d.notification_id
                        returning %s
                        """.formatted(DeliveryChange.COLUMNS))
                .params(carrier, batch.toString(), Lanes.at(now), batch)
                .query(DeliveryChange::of)
                .list();
        attempts.add(sent.stream()
                .map(letter -> new Attempts.Attempt(letter.id(), carrier, now, State.SENT, null))
                .toList());
        outcomes.follow(sent);
        jdbc.sql("update letter_batch set uploaded_at = ? where id = ?")
                .params(Lanes.at(now), batch)
                .update();
    }

    private static int pages(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (java.io.IOException broken) {
            throw new IllegalStateException("a sealed letter is not a PDF", broken);
        }
    }
}
