package nl.stadsbode.preferences.failure;

import nl.stadsbode.preferences.resident.FailingContactPoints.Report;
import nl.stadsbode.preferences.resident.ResidentId;
import nl.stadsbode.preferences.resident.WithdrawingChoices.Withdrawal;

/** What the notification service tells of a resident, in one order. */
sealed interface Told {

    ResidentId resident();

    /** A contact point does not work. */
    record Failed(Report report) implements Told {
        @Override
        public ResidentId resident() {
            return report.resident();
        }
    }

    /** The resident refused a channel from within a message. */
    record Refused(Withdrawal withdrawal) implements Told {
        @Override
        public ResidentId resident() {
            return withdrawal.resident();
        }
    }
}
