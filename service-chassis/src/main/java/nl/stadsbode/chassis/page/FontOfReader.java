package nl.stadsbode.chassis.page;

import java.util.UUID;

/** Which font a resident reads best. A service that knows it has a bean of this; its pages are in that font then. */
@FunctionalInterface
public interface FontOfReader {

    /** @return whether they chose the one that is easier to read */
    boolean isEasy(UUID resident);
}
