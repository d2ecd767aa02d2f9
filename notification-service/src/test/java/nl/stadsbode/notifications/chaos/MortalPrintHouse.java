package nl.stadsbode.notifications.chaos;

import java.io.IOException;
import nl.stadsbode.notifications.carriers.PrintHouse;

/** The line to the print house in one life of the service. */
final class MortalPrintHouse implements PrintHouse {

    private final Providers providers;
    private final Life life;

    MortalPrintHouse(Providers providers, Life life) {
        this.providers = providers;
        this.life = life;
    }

    @Override
    public String name() {
        return "counting-print-house";
    }

    @Override
    public void upload(Batch batch) throws IOException {
        life.before("upload");
        boolean taken = life.whileAlive(() -> providers.upload(batch));
        life.after("upload");
        if (!taken) {
            throw new IOException("away");
        }
    }
}
