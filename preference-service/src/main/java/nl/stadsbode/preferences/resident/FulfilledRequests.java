package nl.stadsbode.preferences.resident;

import com.fasterxml.uuid.NoArgGenerator;
import java.util.List;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.Stated;
import org.springframework.stereotype.Component;

/** Writes in the history what a colleague did for a resident who asked for it, and that changed nothing. */
@Component
public class FulfilledRequests {

    private final History history;
    private final NoArgGenerator ids;

    FulfilledRequests(History history, NoArgGenerator ids) {
        this.history = history;
        this.ids = ids;
    }

    /** In the caller's transaction. */
    public void testSent(Resident resident, Channel channel, Stated stated) {
        history.append(List.of(new History.Kept(
                resident.id(),
                new HistoryEntry(
                        ids.generate(), resident.version(), stated, List.of(HistoryEntry.Change.testSent(channel))))));
    }
}
