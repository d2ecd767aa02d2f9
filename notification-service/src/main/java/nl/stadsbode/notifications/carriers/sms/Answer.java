package nl.stadsbode.notifications.carriers.sms;

import java.util.Set;
import nl.stadsbode.notifications.carriers.HandOver;
import org.jsmpp.SMPPConstant;

/** What a negative answer to submit_sm means (SMPP 3.4 §5.1.3): every one says "certainly not accepted". */
record Answer(Set<Integer> laterStatuses) {

    HandOver negative(int status) {
        if (laterStatuses.contains(status)) {
            return new HandOver.Later(coded(status));
        }
        return switch (status) {
            case SMPPConstant.STAT_ESME_RTHROTTLED -> new HandOver.Throttled("throttled");
            case SMPPConstant.STAT_ESME_RMSGQFUL -> new HandOver.Throttled("queue-full");
            case SMPPConstant.STAT_ESME_RSYSERR -> new HandOver.Faulty("system-error");
            case SMPPConstant.STAT_ESME_RX_T_APPN,
                    SMPPConstant.STAT_ESME_RSUBMITFAIL,
                    SMPPConstant.STAT_ESME_RUNKNOWNERR,
                    SMPPConstant.STAT_ESME_RSERTYPUNAVAIL -> new HandOver.Faulty("temporary-error");
            // our own settings are wrong, which no message can help: it waits until they are right
            case SMPPConstant.STAT_ESME_RINVSRCADR,
                    SMPPConstant.STAT_ESME_RINVSRCTON,
                    SMPPConstant.STAT_ESME_RINVSRCNPI,
                    SMPPConstant.STAT_ESME_RINVSERTYP,
                    SMPPConstant.STAT_ESME_RSERTYPUNAUTH,
                    SMPPConstant.STAT_ESME_RSERTYPDENIED -> new HandOver.Faulty("sender-refused");
            case SMPPConstant.STAT_ESME_RINVBNDSTS,
                    SMPPConstant.STAT_ESME_RBINDFAIL,
                    SMPPConstant.STAT_ESME_RINVPASWD,
                    SMPPConstant.STAT_ESME_RINVSYSID -> new HandOver.Away("not-bound");
            case SMPPConstant.STAT_ESME_RINVDSTADR,
                    SMPPConstant.STAT_ESME_RINVDSTTON,
                    SMPPConstant.STAT_ESME_RINVDSTNPI -> new HandOver.Refused("invalid-number");
            case SMPPConstant.STAT_ESME_RINVMSGLEN -> new HandOver.Refused("invalid-length");
            default -> new HandOver.Refused(coded(status));
        };
    }

    private static String coded(int status) {
        return "smpp-%08x".formatted(status);
    }
}
