package nl.stadsbode.preferences.resident;

import com.fasterxml.uuid.NoArgGenerator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.stadsbode.preferences.choice.Choices;
import nl.stadsbode.preferences.contact.AddressFields;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.PostalAddress;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.topic.Topics;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A whole resident as it shall be, read from what a caller gave and found good. */
record Wanted(Person person, Settings settings, List<Given> given, Choices choices, Stated stated, boolean byResident) {

    /** @throws Flawed with all that is wrong */
    static Wanted read(ResidentBody body, Topics topics, Stated stated, boolean byResident) {
        Flaws flaws = new Flaws();
        Person person = flaws.read("", () -> Person.of(body.name(), body.salutation()));
        Settings settings = settings(
                body.language(), body.largePrint(), body.easyFont(), body.quietHours(), body.gatherHours(), flaws);
        List<@Nullable Given> given = new ArrayList<>();
        ResidentBody.Sms sms = body.sms();
        if (sms != null) {
            given.add(flaws.read("sms", () -> Given.of(sms)));
        }
        ResidentBody.Email email = body.email();
        if (email != null) {
            given.add(flaws.read("email", () -> Given.of(email)));
        }
        AddressFields address = body.address();
        if (address != null) {
            given.add(flaws.read("address", () -> Given.of(PostalAddress.of(address))));
        }
        Choices choices = ReadingChoices.read(body.choices(), topics, stated, flaws);
        flaws.refuseIfAny();
        return new Wanted(
                Objects.requireNonNull(person),
                Objects.requireNonNull(settings),
                given.stream().map(Objects::requireNonNull).toList(),
                choices,
                stated,
                byResident);
    }

    /** @param quietHours null: the usual; JSON null: none */
    static @Nullable Settings settings(
            @Nullable String language,
            @Nullable Boolean largePrint,
            @Nullable Boolean easyFont,
            @Nullable JsonNode quietHours,
            @Nullable Integer gatherHours,
            Flaws flaws) {
        Language read = flaws.read("", () -> language == null ? Language.NL : Language.of(language));
        QuietHours quiet = quietHours == null
                ? QuietHours.USUAL
                : quietHours.isNull()
                        ? null
                        : flaws.read(
                                "quietHours",
                                () -> QuietHours.of(
                                        quietHours.path("from").asString(""),
                                        quietHours.path("until").asString("")));
        return read == null
                ? null
                : flaws.read(
                        "",
                        () -> new Settings(
                                read,
                                Boolean.TRUE.equals(largePrint),
                                Boolean.TRUE.equals(easyFont),
                                quiet,
                                gatherHours == null ? 0 : gatherHours));
    }

    /** The resident as wanted, with what stays of the one there is. */
    Resident of(ResidentId id, @Nullable Resident current, NoArgGenerator ids) {
        if (byResident && (current == null || !current.person().equals(person))) {
            throw nameIsTheRegisters();
        }
        Map<Channel, ContactPoint> points = new EnumMap<>(Channel.class);
        for (Given one : given) {
            Channel channel = one.destination().channel();
            ContactPoint before = current == null ? null : current.contactPoint(channel);
            if (byResident && channel == Channel.LETTER) {
                if (before == null || !before.destination().equals(one.destination())) {
                    throw Given.addressIsTheRegisters();
                }
                points.put(channel, before);
            } else {
                points.put(
                        channel,
                        ContactPoint.given(
                                before, one.destination(), one.vouchedBy(stated, byResident), () -> newId(ids)));
            }
        }
        ContactPoint address = current == null ? null : current.contactPoint(Channel.LETTER);
        boolean unseen = current != null && current.residence().secretAddress() && !points.containsKey(Channel.LETTER);
        if ((byResident || unseen) && address != null) {
            points.put(Channel.LETTER, address);
        }
        return new Resident(
                id,
                current == null ? 0 : current.version(),
                person,
                settings,
                points,
                current == null ? choices : current.choices().replacedBy(choices),
                current == null ? null : current.pausedUntil(),
                current == null ? Residence.USUAL : current.residence(),
                current == null ? List.of() : current.companions());
    }

    /** It greets others in our name, and stands on what the law says must reach someone of that name. */
    private static Flawed nameIsTheRegisters() {
        return new Flawed(
                "name",
                "name-from-register",
                "Your name and salutation come from the population register. Tell the municipality what is wrong.");
    }

    private static UUID newId(NoArgGenerator ids) {
        return ids.generate();
    }
}
