package nl.stadsbode.preferences.resident;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that is kept of one resident, for the resident. */
@Component
public class DescribingResidents {

    private static final int EVERYTHING = Integer.MAX_VALUE;

    private record Sent(Instant sentAt) {}

    private record Told(String name, boolean sensitive) {}

    private final Residents residents;
    private final History history;
    private final JdbcClient jdbc;

    DescribingResidents(Residents residents, History history, JdbcClient jdbc) {
        this.residents = residents;
        this.history = history;
        this.jdbc = jdbc;
    }

    /** Lists of what is kept, by the name of the list; what is in them is written as JSON. */
    public Map<String, List<?>> everything(ResidentId id) {
        Map<String, List<?>> lists = new LinkedHashMap<>();
        Known known = residents.find(List.of(id)).get(id);
        lists.put(
                "resident",
                known instanceof Known.Living(Resident resident) ? List.of(ResidentView.whole(resident)) : List.of());
        lists.put("companions", known instanceof Known.Living(Resident told) ? companions(told) : List.of());
        lists.put("history", history.of(id, null, EVERYTHING));
        lists.put(
                "sentOnRequest",
                jdbc.sql("select sent_at from sent_on_request where resident_id = ? order by sent_at")
                        .param(id.value())
                        .query((row, number) -> new Sent(
                                row.getObject("sent_at", OffsetDateTime.class).toInstant()))
                        .list());
        return lists;
    }

    private List<Told> companions(Resident resident) {
        Map<ResidentId, Known> known =
                residents.find(resident.companions().stream().map(Companion::id).toList());
        return resident.companions().stream()
                .flatMap(companion -> known.get(companion.id()) instanceof Known.Living(Resident living)
                        ? Stream.of(new Told(living.person().name(), companion.sensitive()))
                        : Stream.empty())
                .toList();
    }
}
