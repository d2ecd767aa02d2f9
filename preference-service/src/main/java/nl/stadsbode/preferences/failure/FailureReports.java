package nl.stadsbode.preferences.failure;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nl.stadsbode.chassis.events.NotUnderstood;
import nl.stadsbode.chassis.inbox.Intake;
import nl.stadsbode.chassis.inbox.Intakes;
import nl.stadsbode.chassis.inbox.ReceivedEvent;
import nl.stadsbode.preferences.companion.EndingCompanions;
import nl.stadsbode.preferences.contact.ContactFailure;
import nl.stadsbode.preferences.contact.ContactFailure.Why;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.resident.FailingContactPoints;
import nl.stadsbode.preferences.resident.FailingContactPoints.Report;
import nl.stadsbode.preferences.resident.LockedResident;
import nl.stadsbode.preferences.resident.WithdrawingChoices;
import nl.stadsbode.preferences.resident.WithdrawingChoices.Withdrawal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import tools.jackson.databind.json.JsonMapper;

/** Listens to {@code contact-point-failed}: what fails, and what is refused. */
@Configuration(proxyBeanMethods = false)
class FailureReports {

    private static final String TOPIC = "contact-point-failed";
    private static final String TYPE = "nl.overheid.inwoners.contactgegeven-onbruikbaar";

    /** The fields that are read. */
    private record Data(
            @Nullable String residentId,
            @Nullable String contactPointId,
            @Nullable String why,
            @Nullable String at) {}

    @Bean
    Intake<Told> failureIntake(
            Intakes intakes,
            JsonMapper json,
            LockedResident locked,
            FailingContactPoints failing,
            WithdrawingChoices withdrawing,
            EndingCompanions ending,
            AskingElsewhere asking,
            Clock clock) {
        return intakes.of(
                TOPIC,
                event -> told(json, clock, event),
                told -> apply(told, locked, failing, withdrawing, ending, asking));
    }

    static void apply(
            List<Told> told,
            LockedResident locked,
            FailingContactPoints failing,
            WithdrawingChoices withdrawing,
            EndingCompanions ending,
            AskingElsewhere asking) {
        locked.hold(told.stream().map(Told::resident).toList());
        List<Report> reports = new ArrayList<>();
        List<Withdrawal> withdrawals = new ArrayList<>();
        for (Told one : told) {
            switch (one) {
                case Told.Failed(Report report) -> reports.add(report);
                case Told.Refused(Withdrawal withdrawal) -> {
                    if (!ending.byCompanion(withdrawal.resident(), withdrawal.stated())) {
                        withdrawals.add(withdrawal);
                    }
                }
            }
        }
        failing.fail(reports).forEach(asking::ask);
        withdrawing.withdraw(withdrawals);
    }

    @Bean
    Consumer<Message<List<byte[]>>> contactPointFailed(Intake<Told> failureIntake) {
        return failureIntake::receive;
    }

    private static Told told(JsonMapper json, Clock clock, ReceivedEvent event) {
        return switch (event.envelope().type()) {
            case TYPE -> new Told.Failed(understand(json, clock, event));
            case Refusals.TYPE -> new Told.Refused(Refusals.understand(json, event));
            default -> throw new NotUnderstood("the type is neither " + TYPE + " nor " + Refusals.TYPE);
        };
    }

    static Report understand(JsonMapper json, Clock clock, ReceivedEvent event) {
        Data data = Fields.data(json, event, Data.class);
        return new Report(
                Fields.resident(event, data.residentId()),
                Fields.id(data.contactPointId(), "contactPointId"),
                new ContactFailure(
                        Fields.moment(data.at()),
                        Why.of(data.why() == null ? "" : data.why())
                                .orElseThrow(() -> new NotUnderstood("the reason in why is not known"))),
                new Stated(
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        event.envelope().source(),
                        How.CARRIER));
    }
}
