package nl.stadsbode.preferences.registerimport;

/** What came of lines. */
record Progress(long created, long changed, long unchanged, long refused) {

    static final Progress NONE = new Progress(0, 0, 0, 0);

    Progress plus(Progress more) {
        return new Progress(
                created + more.created, changed + more.changed, unchanged + more.unchanged, refused + more.refused);
    }
}
