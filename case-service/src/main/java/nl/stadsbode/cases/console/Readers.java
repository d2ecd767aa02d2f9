package nl.stadsbode.cases.console;

/** Who may see the pages, and who may change something on them. */
final class Readers {

    static final String ALL = "hasAnyRole('caseworker', 'contact')";
    static final String WHO_WRITE = "hasRole('caseworker')";

    private Readers() {}
}
