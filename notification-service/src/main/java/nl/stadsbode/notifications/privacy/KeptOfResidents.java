package nl.stadsbode.notifications.privacy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.chassis.privacy.KeptOfPeople;
import nl.stadsbode.chassis.privacy.Pages;
import nl.stadsbode.chassis.processing.ProcessingLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What this service keeps of residents, and what of it is gone once {@code retention} has erased it. */
@Component
class KeptOfResidents implements KeptOfPeople {

    private final JdbcClient jdbc;
    private final GivenReplica replica;
    private final GivenMessages messages;
    private final ProcessingLog log;

    KeptOfResidents(JdbcClient jdbc, GivenReplica replica, GivenMessages messages, ProcessingLog log) {
        this.jdbc = jdbc;
        this.replica = replica;
        this.messages = messages;
        this.log = log;
    }

    @Override
    public void give(UUID resident, Pages pages) {
        replica.give(resident, pages);
        replica.giveHowToChoose(resident, pages);
        messages.give(resident, pages);
        pages.list("looked");
        log.at(resident, Integer.MAX_VALUE).forEach(looked -> pages.add("looked", looked));
    }

    @Override
    public Optional<Erased> erased(UUID resident) {
        boolean gone = jdbc.sql("select forgotten and erased_at is not null from resident where id = ?")
                .param(resident)
                .query(Boolean.class)
                .optional()
                .orElse(false);
        return gone
                ? Optional.of(new Erased(
                        List.of("contact-points", "choices", "texts", "notes", "requested-messages", "dead-events"),
                        List.of(
                                new Kept("dispatch", notifications(resident), "proof-of-dispatch"),
                                new Kept("looked", log.count(resident), "accountability"))))
                : Optional.empty();
    }

    private long notifications(UUID resident) {
        return jdbc.sql("select count(*) from notification where resident_id = ?")
                .param(resident)
                .query(Long.class)
                .single();
    }
}
