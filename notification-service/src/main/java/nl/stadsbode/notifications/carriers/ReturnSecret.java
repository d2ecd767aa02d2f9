package nl.stadsbode.notifications.carriers;

/** What seals the addresses that returned mail comes to: the same in all instances, and known to nobody else. */
@FunctionalInterface
public interface ReturnSecret {

    byte[] bytes();
}
