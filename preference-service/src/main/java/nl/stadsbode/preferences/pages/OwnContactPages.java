package nl.stadsbode.preferences.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
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
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A resident gives a number or an e-mail address, and shows that it is theirs. */
@Controller
@RequestMapping(OwnPages.PATH + "/contact/{channel}")
@PreAuthorize("hasRole('resident')")
class OwnContactPages {

    private final OwnViews views;
    private final Verifying verifying;

    OwnContactPages(OwnViews views, Verifying verifying) {
        this.views = views;
        this.verifying = verifying;
    }

    @GetMapping
    String contact(
            @PathVariable String channel,
            Authentication authentication,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        return page(channel, "", authentication, model, locale, response);
    }

    @PostMapping
    String begin(
            @PathVariable String channel,
            @RequestParam(defaultValue = "") String destination,
            Authentication authentication,
            Model model,
            Locale locale,
            RedirectAttributes next,
            HttpServletResponse response) {
        try {
            Destination given = destination(channel, destination);
            return begun(
                    OwnViews.own(authentication).map(own -> verifying.begin(own, given)),
                    channel,
                    destination,
                    "own.verify.sent." + channel,
                    authentication,
                    model,
                    locale,
                    next,
                    response);
        } catch (Flawed flawed) {
            return refused(
                    "flaw." + flawed.flaws().getFirst().code(),
                    HttpServletResponse.SC_BAD_REQUEST,
                    channel,
                    destination,
                    authentication,
                    model,
                    locale,
                    response);
        }
    }

    @PostMapping("/again")
    String again(
            @PathVariable String channel,
            Authentication authentication,
            Model model,
            Locale locale,
            RedirectAttributes next,
            HttpServletResponse response) {
        return begun(
                electronic(channel)
                        .flatMap(which -> OwnViews.own(authentication).map(own -> verifying.again(own, which))),
                channel,
                "",
                "own.verify.sentAgain." + channel,
                authentication,
                model,
                locale,
                next,
                response);
    }

    @PostMapping("/test")
    String test(
            @PathVariable String channel,
            Authentication authentication,
            Model model,
            Locale locale,
            RedirectAttributes next,
            HttpServletResponse response) {
        return begun(
                electronic(channel)
                        .flatMap(which -> OwnViews.own(authentication).map(own -> verifying.test(own, which))),
                channel,
                "",
                "own.test.sent." + channel,
                authentication,
                model,
                locale,
                next,
                response);
    }

    @PostMapping("/code")
    String check(
            @PathVariable String channel,
            @RequestParam(defaultValue = "") String code,
            Authentication authentication,
            Model model,
            Locale locale,
            RedirectAttributes next,
            HttpServletResponse response) {
        Optional<ResidentId> own = OwnViews.own(authentication);
        if (own.isEmpty()) {
            return page(channel, "", authentication, model, locale, response);
        }
        return switch (verifying.check(own.get(), code.replaceAll("[\\s.-]", ""))) {
            case Checked.Right right -> to(OwnPages.PATH, "own.verify.done.sms", next);
            case Checked.Wrong(int left)
            when left > 0 -> {
                model.addAttribute("left", left);
                yield refused(
                        "own.verify.wrong",
                        HttpServletResponse.SC_BAD_REQUEST,
                        channel,
                        "",
                        authentication,
                        model,
                        locale,
                        response);
            }
            case Checked.Wrong wrong -> over(channel, authentication, model, locale, response);
            case Checked.Over over -> over(channel, authentication, model, locale, response);
        };
    }

    /** Nothing is waited for any more; what was in use before stays so. */
    @PostMapping("/cancel")
    String cancel(@PathVariable String channel, Authentication authentication, RedirectAttributes next) {
        electronic(channel)
                .ifPresent(which -> OwnViews.own(authentication).ifPresent(own -> verifying.cancel(own, which)));
        return to(OwnPages.PATH, "own.verify.cancelled", next);
    }

    private String begun(
            Optional<Begun> begun,
            String channel,
            String given,
            String sent,
            Authentication authentication,
            Model model,
            Locale locale,
            RedirectAttributes next,
            HttpServletResponse response) {
        return switch (begun.orElseGet(Begun.NothingThere::new)) {
            case Begun.Sent done -> to(OwnPages.PATH + "/contact/" + channel, sent, next);
            case Begun.KnownAlready known -> to(OwnPages.PATH, "own.verify.knownAlready", next);
            case Begun.NothingThere nothing ->
                refused(
                        "own.verify.nothingThere",
                        HttpServletResponse.SC_CONFLICT,
                        channel,
                        given,
                        authentication,
                        model,
                        locale,
                        response);
            case Begun.HeldThere there ->
                refused("own.verify.heldThere", 429, channel, given, authentication, model, locale, response);
            case Begun.Held(java.time.Instant until) -> {
                model.addAttribute("until", until);
                yield refused("own.verify.held", 429, channel, given, authentication, model, locale, response);
            }
        };
    }

    private String over(
            String channel, Authentication authentication, Model model, Locale locale, HttpServletResponse response) {
        return refused(
                "own.verify.over",
                HttpServletResponse.SC_BAD_REQUEST,
                channel,
                "",
                authentication,
                model,
                locale,
                response);
    }

    private String refused(
            String problem,
            int status,
            String channel,
            String given,
            Authentication authentication,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        response.setStatus(status);
        model.addAttribute("problem", problem);
        return page(channel, given, authentication, model, locale, response);
    }

    private String page(
            String channel,
            String given,
            Authentication authentication,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        Optional<Channel> which = electronic(channel);
        if (which.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            model.addAttribute("problem", "own.verify.noSuchChannel");
            return views.show(authentication, model, resident -> views.overview(resident, model, locale));
        }
        return views.show(
                authentication,
                model,
                resident -> views.contact(
                        resident,
                        which.get(),
                        given,
                        verifying.pending(resident.id(), which.get()).orElse(null),
                        model));
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

    private static String to(String path, String message, RedirectAttributes next) {
        next.addFlashAttribute("message", message);
        return "redirect:" + path;
    }
}
