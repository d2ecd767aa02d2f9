package nl.stadsbode.notifications.carriers.rehearsal;

import nl.stadsbode.notifications.carriers.PrintHouse;

/** Takes every batch, and prints none. */
record RehearsedPrintHouse() implements PrintHouse {

    @Override
    public String name() {
        return "rehearsal-letter";
    }

    @Override
    public void upload(Batch batch) {}
}
