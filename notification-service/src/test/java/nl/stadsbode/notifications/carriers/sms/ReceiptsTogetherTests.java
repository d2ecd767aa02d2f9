package nl.stadsbode.notifications.carriers.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.carriers.Receipt.Outcome;
import nl.stadsbode.notifications.carriers.ReceivedReceipts;
import org.junit.jupiter.api.Test;

class ReceiptsTogetherTests {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final ReceivedReceipts box = new ReceivedReceipts();

    private static Receipt receipt(int number) {
        return new Receipt("smsc", Integer.toString(number), null, Outcome.DELIVERED, null, Instant.EPOCH);
    }

    @Test
    void a_full_bundle_waits_no_longer() throws Exception {
        var together = new ReceiptsTogether(box, LONG, LONG, 10);

        putAtOnce(together, 30);

        assertThat(box.bundles()).containsExactly(10, 10, 10);
    }

    @Test
    void a_lonely_receipt_is_stored_when_it_was_quiet() {
        var together = new ReceiptsTogether(box, LONG, Duration.ofMillis(2), 10);

        together.put(receipt(1));

        assertThat(box.bundles()).containsExactly(1);
    }

    @Test
    void none_is_lost_and_none_stored_twice_in_a_long_burst() throws Exception {
        var together = new ReceiptsTogether(box, Duration.ofMillis(5), Duration.ofMillis(1), 7);

        putAtOnce(together, 5_000);

        assertThat(box.all().stream().map(Receipt::reference)).hasSize(5_000).doesNotHaveDuplicates();
    }

    @Test
    void a_failure_is_told_to_all_that_came_together() {
        box.failTimes(1);
        var together = new ReceiptsTogether(box, LONG, LONG, 3);

        assertThatThrownBy(() -> putAtOnce(together, 3)).hasRootCauseMessage("the database is away");
        assertThat(box.all()).isEmpty();
    }

    private static void putAtOnce(ReceiptsTogether together, int count) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> puts = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> together.put(receipt(i))))
                    .toList();
            for (var put : puts) {
                put.get();
            }
        }
    }
}
