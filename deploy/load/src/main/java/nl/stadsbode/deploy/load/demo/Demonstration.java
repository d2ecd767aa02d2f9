package nl.stadsbode.deploy.load.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import nl.stadsbode.deploy.load.stack.Addresses;
import nl.stadsbode.deploy.load.stack.Calls;
import nl.stadsbode.deploy.load.stack.Patience;
import nl.stadsbode.deploy.load.stack.Pause;
import tools.jackson.databind.JsonNode;

/** Plays one case through an SMS, an e-mail and a letter, and shows what came out and how long it took. */
public final class Demonstration {

    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final int MINUTES_FOR_AN_ANSWER = 1;
    private static final double MILLIS = 1_000;

    private final Addresses addresses;
    private final Words words;
    private final Clock clock;
    private final Calls calls;
    private final Mailbox mailbox;

    public Demonstration(Addresses addresses, Words words, Clock clock, Pause pause) {
        this.addresses = addresses;
        this.words = words;
        this.clock = clock;
        this.calls = new Calls(addresses, Patience.ofMinutes(MINUTES_FOR_AN_ANSWER), clock, pause);
        this.mailbox = new Mailbox(calls, addresses, clock, pause);
    }

    /** @return whether all three have arrived */
    public boolean play() {
        print(words.say("begin"));
        DemoCase played = new DemoCase(calls, addresses, words, clock.instant());
        played.enter(Cast.ROSA, Cast.REPRESENTATIVE);
        print(words.say("people", Cast.ROSA.name(), Cast.REPRESENTATIVE.name()));

        Instant firstClick = clock.instant();
        JsonNode opened = played.becomes("received", firstClick);
        print("");
        print(words.say("opened", opened.path("caseReference").asString("")));
        boolean sms = awaitSms(firstClick);
        boolean email = awaitEmail(firstClick);

        Instant secondClick = clock.instant();
        played.becomes("more-information-needed", secondClick);
        print("");
        print(words.say("more-information"));
        boolean letter = awaitLetter(secondClick);

        links(opened.path("caseId").asString(""));
        boolean all = sms && email && letter;
        if (all) {
            print(words.say("all"));
        }
        return all;
    }

    private boolean awaitSms(Instant click) {
        String number = Objects.requireNonNull(Cast.ROSA.sms()).number();
        Optional<Mailbox.Arrived> arrived = mailbox.await("sms", number, click, LONGEST);
        arrived.ifPresentOrElse(
                sms -> {
                    heading("sms", number, sms, click);
                    quote(sms.content().path("text").asString(""));
                },
                () -> missing("sms"));
        return arrived.isPresent();
    }

    private boolean awaitEmail(Instant click) {
        String address = Objects.requireNonNull(Cast.REPRESENTATIVE.email()).address();
        Optional<Mailbox.Arrived> arrived = mailbox.await("email", address, click, LONGEST);
        arrived.ifPresentOrElse(
                email -> {
                    heading("email", address, email, click);
                    quote(words.say("subject", email.content().path("subject").asString("")));
                    quote("");
                    quote(email.content().path("text").asString(""));
                },
                () -> missing("email"));
        return arrived.isPresent();
    }

    private boolean awaitLetter(Instant click) {
        Optional<Mailbox.Arrived> arrived = mailbox.await("letter", Cast.ROSA.name(), click, LONGEST);
        arrived.ifPresentOrElse(
                letter -> {
                    heading("letter", Cast.ROSA.name(), letter, click);
                    quote(letter.to().replace(", ", "\n"));
                    quote("");
                    quote(words.say("pages", letter.content().path("pages").asInt(0)));
                    quote(words.say(
                            "pdf",
                            addresses.postRoom() + letter.content().path("pdf").asString("")));
                },
                () -> missing("letter"));
        return arrived.isPresent();
    }

    private void heading(String channel, String who, Mailbox.Arrived arrived, Instant click) {
        String took = words.say("seconds", Duration.between(click, arrived.at()).toMillis() / MILLIS);
        print("");
        print(words.say(channel, who, took));
    }

    private void missing(String channel) {
        print("");
        print(words.say("missing", words.say("channel." + channel), LONGEST.toSeconds(), addresses.notifications()));
    }

    private void links(String caseId) {
        print("");
        print(words.say("see"));
        print("  " + words.say("see-case", addresses.cases() + "/cases/" + caseId));
        print("  " + words.say("see-notifications", addresses.notifications()));
        print("  " + words.say("see-post-room", addresses.postRoom()));
        print("");
    }

    private static void quote(String text) {
        text.strip().lines().forEach(line -> print("    │ " + line));
        if (text.isBlank()) {
            print("    │");
        }
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
