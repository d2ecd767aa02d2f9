package nl.stadsbode.chassis.privacy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a service keeps of people. With a bean of it the service answers {@code privacy-requested}. */
public interface KeptOfPeople {

    /** Hands over everything that is kept of one, item by item. In a transaction that sees one state of the database. */
    void give(UUID person, Pages pages);

    /** What was erased and what stays, once one was forgotten; empty while there is something to erase. */
    Optional<Erased> erased(UUID person);

    /**
     * @param erased codes of what is gone
     * @param kept what stays, and why
     */
    record Erased(List<String> erased, List<Kept> kept) {}

    /**
     * Something that is not erased.
     *
     * @param what code of what it is
     * @param why code of the reason
     */
    record Kept(String what, long count, String why) {}
}
