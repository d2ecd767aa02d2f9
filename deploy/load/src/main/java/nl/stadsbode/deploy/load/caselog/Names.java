package nl.stadsbode.deploy.load.caselog;

/** What XES (IEEE 1849-2016) calls the parts that matter here; a CSV's columns bear the same names. */
final class Names {

    static final String CASE = "case:concept:name";
    static final String ACTIVITY = "concept:name";
    static final String TRANSITION = "lifecycle:transition";
    static final String TIMESTAMP = "time:timestamp";

    private Names() {}
}
