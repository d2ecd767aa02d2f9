package nl.stadsbode.notifications.receipts;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.carriers.ReceiptBox;
import nl.stadsbode.notifications.notification.LateWord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps receipts, each once, and applies them to their deliveries. One that comes before the answer to its hand-over is
 * committed waits here until then; one that names nothing of ours stays here, open, and is counted.
 */
@Component
public class ApplyingReceipts implements ReceiptBox {

    private static final Logger log = LoggerFactory.getLogger(ApplyingReceipts.class);

    private final JdbcClient jdbc;
    private final LateWord lateWord;
    private final Clock clock;

    ApplyingReceipts(JdbcClient jdbc, LateWord lateWord, Clock clock) {
        this.jdbc = jdbc;
        this.lateWord = lateWord;
        this.clock = clock;
    }

    @Override
    public void put(List<Receipt> receipts) {
        jdbc.sql("""
                        insert into receipt (carrier, reference, delivery_id, outcome, reason, at, received_at)
                        select carrier, reference, delivery_id, outcome, reason, at, ?::timestamptz
                        from unnest(?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
                            as r(carrier, reference, delivery_id, outcome, reason, at)
                        on conflict do nothing
                        """)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(Column.texts(receipts, Receipt::carrier))
                .param(Column.texts(receipts, Receipt::reference))
                .param(Column.uuids(receipts, Receipt::deliveryId))
                .param(Column.texts(receipts, receipt -> receipt.outcome().name()))
                .param(Column.texts(receipts, Receipt::reason))
                .param(Column.instants(receipts, Receipt::at))
                .update();
        try {
            applyOpen();
        } catch (RuntimeException later) {
            log.debug("receipts are applied at the next tick: {}", later.toString());
        }
    }

    /** @return how many were applied */
    public int applyOpen() {
        return lateWord.applyOpenReceipts();
    }
}
