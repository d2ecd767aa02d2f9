package nl.stadsbode.notifications.chaos;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import nl.stadsbode.chassis.outbox.OutboxProducers;
import nl.stadsbode.notifications.carriers.ReceiptBox;
import nl.stadsbode.notifications.notification.TellingAgain;
import nl.stadsbode.notifications.texts.Texts;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.messaging.Message;

/** The send path of the service, running for one {@link Life}. */
record Running(Life life, AnnotationConfigApplicationContext context) {

    /** @param isTheEnd says at which point it dies; it may do so while it starts */
    static Running start(World world, Providers providers, Texts texts, Missing missing, Predicate<Point> isTheEnd) {
        Life life = new Life(isTheEnd);
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("chaos", world.settings()));
        context.registerBean(Life.class, () -> life);
        context.registerBean(Providers.class, () -> providers);
        context.registerBean(Texts.class, () -> texts);
        context.registerBean(MortalDatabase.class, () -> new MortalDatabase(world.database(), life));
        context.registerBean(OutboxProducers.class, () -> new MortalProducers(world.brokers(), life));
        context.register(SendPath.class);
        Running running = new Running(life, context);
        try {
            context.refresh();
            running.begin(world, providers, missing);
        } catch (RuntimeException | Error early) {
            if (!life.isOver()) {
                throw early;
            }
            // it died while it started: as good a moment as any other
        }
        return running;
    }

    private void begin(World world, Providers providers, Missing missing) {
        thread(
                "changes",
                new Taking(world.brokers(), world.group(), world.changes(), intake("caseStatusChanged"), life));
        thread(
                "preferences",
                new Taking(world.brokers(), world.group(), world.preferences(), intake("residentPreferences"), life));
        thread(
                "requests",
                new Taking(world.brokers(), world.group(), world.requests(), intake("messageRequested"), life));
        thread("missing", () -> missing.during(life, context.getBean(TellingAgain.class)));
        thread("receipts", new Receiving(providers, context.getBean(ReceiptBox.class), life));
    }

    @SuppressWarnings("unchecked")
    private Consumer<Message<List<byte[]>>> intake(String name) {
        return context.getBean(name, Consumer.class);
    }

    private static void thread(String name, Runnable work) {
        Thread.ofPlatform()
                .daemon()
                .name(name)
                .uncaughtExceptionHandler(Running::died)
                .start(work);
    }

    /** That a thread learns of its death is no failure. */
    static void died(Thread thread, Throwable thrown) {
        if (!(thrown instanceof Killed)) {
            thread.getThreadGroup().uncaughtException(thread, thrown);
        }
    }

    /** Ends its life, if that is not over. @return what clears up what is left of it */
    Thread end() {
        life.end();
        return Thread.ofVirtual().uncaughtExceptionHandler(Running::died).start(context::close);
    }
}
