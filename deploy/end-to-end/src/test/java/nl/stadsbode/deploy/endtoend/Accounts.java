package nl.stadsbode.deploy.endtoend;

import java.util.UUID;

/** The residents who can sign in; a test that registers one anew has them to itself, by a lock of their name. */
final class Accounts {

    static final UUID ROSA = UUID.fromString("00000000-0000-4000-8000-000000000001");
    static final UUID SAM = UUID.fromString("00000000-0000-4000-8000-000000000002");
    /** Is forgotten: whatever else a test does with them comes before. */
    static final UUID NOOR = UUID.fromString("00000000-0000-4000-8000-000000000003");

    private Accounts() {}
}
