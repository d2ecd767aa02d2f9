package nl.stadsbode.deploy.load.demo;

import java.util.List;
import java.util.UUID;
import nl.stadsbode.deploy.load.people.Resident;
import nl.stadsbode.deploy.load.people.Resident.Address;
import nl.stadsbode.deploy.load.people.Resident.Choice;
import nl.stadsbode.deploy.load.people.Resident.Email;
import nl.stadsbode.deploy.load.people.Resident.Sms;

/** Who plays in the demo: nobody has quiet hours, so that it works at night. */
final class Cast {

    /** The resident who can sign in locally. */
    static final Resident ROSA = new Resident(
            UUID.fromString("00000000-0000-4000-8000-000000000001"),
            "Rosa Roosendaal",
            "nl",
            false,
            null,
            new Sms("+31612345678", true),
            null,
            new Address("Nieuwe Binnenweg", "123", "3014 GH", "Rotterdam"),
            List.of(new Choice("*", "service", List.of("sms"))));

    static final Resident REPRESENTATIVE = new Resident(
            UUID.fromString("00000000-0000-4000-8000-000000000002"),
            "Sam van Dijk",
            "nl",
            false,
            null,
            null,
            new Email("sam.van.dijk@inwoners.example", true),
            new Address("Bergweg", "45", "3037 EC", "Rotterdam"),
            List.of(new Choice("*", "service", List.of("email")), new Choice("*", "official", List.of("email"))));

    private Cast() {}
}
