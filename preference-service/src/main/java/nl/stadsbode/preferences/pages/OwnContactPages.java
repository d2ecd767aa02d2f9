package nl.stadsbode.preferences.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Optional;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.Destination;
import nl.stadsbode.preferences.contact.EmailAddress;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.PhoneNumber;
import nl.stadsbode.preferences.resident.ResidentId;
import nl.stadsbode.preferences.verification.Begun;
import nl.stadsbode.preferences.verification.Checked;
import nl.stadsbode.preferences.verification.Verifying;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A resident gives a number or an e-mail address, and shows that it is theirs. */
@Controller
@RequestMapping(OwnPages.PATH + "/contact/{channel}")
@PreAuthorize("hasRole('resident')")
class OwnContactPages {

    private static final String DESTINATION = "destination";

    /** Blanks, and what some keyboards or messages put around digits without showing it. */
    private static final String BETWEEN_DIGITS = "[\\s\\p{Z}\\p{Cf}.-]";

    private final OwnViews views;
    private final Verifying verifying;

    OwnContactPages(OwnViews views, Verifying verifying) {
        this.views = views;
        this.verifying = verifying;
    }

    @GetMapping
    String contact(@PathVariable String channel, Visit visit) {
        return page(channel, "", visit);
    }

    @PostMapping
    String begin(@PathVariable String channel, @RequestParam(defaultValue = "") String destination, Visit visit) {
        try {
            Destination given = destination(channel, destination);
            return begun(
                    visit.own().map(own -> verifying.begin(own, given)),
                    channel,
                    destination,
                    "own.verify.sent." + channel,
                    visit);
        } catch (Flawed flawed) {
            visit.refused(flawed.flaws(), flaw -> DESTINATION);
            return page(channel, destination, visit);
        }
    }

    @PostMapping("/again")
    String again(@PathVariable String channel, Visit visit) {
        return begun(
                electronic(channel).flatMap(which -> visit.own().map(own -> verifying.again(own, which))),
                channel,
                "",
                "own.verify.sentAgain." + channel,
                visit);
    }

    @PostMapping("/test")
    String test(@PathVariable String channel, Visit visit) {
        return begun(
                electronic(channel).flatMap(which -> visit.own().map(own -> verifying.test(own, which))),
                channel,
                "",
                "own.test.sent." + channel,
                visit);
    }

    @PostMapping("/code")
    String check(@PathVariable String channel, @RequestParam(defaultValue = "") String code, Visit visit) {
        Optional<ResidentId> own = visit.own();
        if (own.isEmpty()) {
            return page(channel, "", visit);
        }
        return switch (verifying.check(own.get(), code.replaceAll(BETWEEN_DIGITS, ""))) {
            case Checked.Right right -> visit.led(OwnPages.PATH, "own.verify.done.sms");
            case Checked.NotACode notACode -> {
                visit.refused(HttpServletResponse.SC_BAD_REQUEST, Mistakes.at("code", "own.verify.notACode"));
                yield page(channel, "", visit);
            }
            case Checked.Wrong(int left)
            when left > 0 -> {
                visit.refused(HttpServletResponse.SC_BAD_REQUEST, Mistakes.at("code", "own.verify.wrong", left));
                yield page(channel, "", visit);
            }
            case Checked.Wrong wrong -> over(channel, visit);
            case Checked.Over over -> over(channel, visit);
        };
    }

    /** Nothing is waited for any more; what was in use before stays so. */
    @PostMapping("/cancel")
    String cancel(@PathVariable String channel, Visit visit) {
        electronic(channel).ifPresent(which -> visit.own().ifPresent(own -> verifying.cancel(own, which)));
        return visit.led(OwnPages.PATH, "own.verify.cancelled");
    }

    private String begun(Optional<Begun> begun, String channel, String given, String sent, Visit visit) {
        return switch (begun.orElseGet(Begun.NothingThere::new)) {
            case Begun.Sent done -> visit.led(OwnPages.PATH + "/contact/" + channel, sent);
            case Begun.KnownAlready known -> visit.led(OwnPages.PATH, "own.verify.knownAlready");
            case Begun.NothingThere nothing ->
                refused("own.verify.nothingThere", HttpServletResponse.SC_CONFLICT, channel, given, visit);
            case Begun.HeldThere there ->
                refused("own.verify.heldThere", Visit.TOO_MANY_REQUESTS, channel, given, visit);
            case Begun.Held(Instant until) -> {
                visit.refused(Visit.TOO_MANY_REQUESTS, Mistakes.at("", "own.verify.held", until));
                yield page(channel, given, visit);
            }
        };
    }

    private String over(String channel, Visit visit) {
        return refused("own.verify.over", HttpServletResponse.SC_BAD_REQUEST, channel, "", visit);
    }

    private String refused(String problem, int status, String channel, String given, Visit visit) {
        visit.refused(status, problem);
        return page(channel, given, visit);
    }

    private String page(String channel, String given, Visit visit) {
        Optional<Channel> which = electronic(channel);
        if (which.isEmpty()) {
            visit.refused(HttpServletResponse.SC_NOT_FOUND, "own.verify.noSuchChannel");
            return views.show(visit, resident -> views.overview(resident, visit));
        }
        return views.show(
                visit,
                resident -> views.contact(
                        resident,
                        which.get(),
                        given,
                        verifying.pending(resident.id(), which.get()).orElse(null),
                        visit));
    }

    private static Optional<Channel> electronic(String channel) {
        return switch (channel) {
            case "sms" -> Optional.of(Channel.SMS);
            case "email" -> Optional.of(Channel.EMAIL);
            default -> Optional.empty();
        };
    }

    /** @throws Flawed when it is none, or an address by post, which is the register's */
    private static Destination destination(String channel, String given) {
        return switch (channel) {
            case "sms" -> PhoneNumber.of(given);
            case "email" -> EmailAddress.of(given);
            default -> throw new Flawed("channel", "unknown-channel", "Use sms or email.");
        };
    }
}
