package nl.stadsbode.preferences.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.UUID;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.resident.ResidentId;
import nl.stadsbode.preferences.verification.Begun;
import nl.stadsbode.preferences.verification.Verifying;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The contact centre has a test message sent to a number or address that is verified, for who asks whether messages
 * arrive. It is confirmed by nothing else: it is itself what the resident gets.
 */
@Controller
@PreAuthorize("hasRole('contact')")
class DeskTestMessages {

    private static final String AT = "contact";

    private final DeskViews views;
    private final SpokenRequests spoken;
    private final Verifying verifying;

    DeskTestMessages(DeskViews views, SpokenRequests spoken, Verifying verifying) {
        this.views = views;
        this.spoken = spoken;
        this.verifying = verifying;
    }

    @PostMapping("/residents/{id}/contact/{channel}/test")
    String test(
            @PathVariable UUID id,
            @PathVariable String channel,
            @RequestParam(defaultValue = "") String how,
            Visit visit) {
        ResidentId resident = new ResidentId(id);
        return switch (begin(resident, channel, how, visit)) {
            case Begun.Sent sent -> DeskViews.done(resident, "desk.test.sent", visit);
            case Begun.Held(Instant until) ->
                views.again(resident, Mistakes.at(AT, "desk.test.held", until), Visit.TOO_MANY_REQUESTS, visit);
            case Begun.HeldThere there ->
                views.again(resident, Mistakes.at(AT, "desk.test.heldThere"), Visit.TOO_MANY_REQUESTS, visit);
            case Begun.KnownAlready impossible -> throw new IllegalStateException("a test verifies nothing");
            case Begun.NothingThere nothing ->
                views.again(
                        resident, Mistakes.at(AT, "desk.test.nothingThere"), HttpServletResponse.SC_CONFLICT, visit);
        };
    }

    private Begun begin(ResidentId resident, String channel, String how, Visit visit) {
        try {
            return verifying.testOnRequest(resident, Channel.of(channel), spoken.stated(how, visit.visitor()));
        } catch (Flawed noSuchChannelOrWay) {
            return new Begun.NothingThere();
        }
    }
}
