package nl.stadsbode.deploy.load.people;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.deploy.load.people.Resident.Choice;
import nl.stadsbode.deploy.load.people.Resident.QuietHours;

/**
 * Who stands behind a case: a spread of preferences as a town has it, the same for the same case in every run.
 *
 * <p>Nearly nobody has quiet hours, so that a replay ends; two in a hundred have half an hour in the early morning.
 *
 * @param run part of each resident's id, so that every run has residents of its own
 * @param latePercent of the residents whose preferences arrive after their case's first event
 */
public record Spread(String run, int latePercent) {

    private static final List<String> SMS_THEN_EMAIL = List.of("sms", "email");
    private static final List<String> NOTHING = List.of();

    public Resident behind(String caseId) {
        Chance chance = new Chance("resident " + caseId);
        String language = chance.inThousand(120) ? "en" : "nl";
        boolean largePrint = chance.inThousand(40);
        QuietHours quietHours = chance.inThousand(20) ? new QuietHours("04:00", "04:30") : null;
        Contact contact = Contact.of(new Chance("contact " + caseId));
        return new Resident(
                idOf(caseId),
                contact.name(),
                language,
                largePrint,
                quietHours,
                chance.inThousand(30) ? null : contact.sms(),
                chance.inThousand(30) ? null : contact.email(),
                contact.address(),
                choices(chance));
    }

    public UUID idOf(String caseId) {
        return UUID.nameUUIDFromBytes(("resident " + run + " " + caseId).getBytes(StandardCharsets.UTF_8));
    }

    public boolean isLate(String caseId) {
        return new Chance("late " + caseId).from(0, 100) < latePercent;
    }

    /** One in six chose nothing yet; a third of the others also wants official messages by e-mail. */
    private static List<Choice> choices(Chance chance) {
        boolean chose = !chance.inThousand(160);
        List<String> channels = channels(chance.from(0, 100));
        boolean permitsApart = chance.inThousand(80);
        boolean officialByEmail = chance.inThousand(350);
        if (!chose) {
            return List.of();
        }
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("*", "service", channels));
        if (permitsApart) {
            choices.add(new Choice("permits", "service", List.of("email")));
        }
        if (officialByEmail) {
            choices.add(new Choice("*", "official", List.of("email")));
        }
        return List.copyOf(choices);
    }

    private static List<String> channels(int percentile) {
        if (percentile < 34) {
            return SMS_THEN_EMAIL;
        }
        if (percentile < 68) {
            return List.of("email");
        }
        if (percentile < 84) {
            return List.of("sms");
        }
        return percentile < 92 ? List.of("letter") : NOTHING;
    }
}
