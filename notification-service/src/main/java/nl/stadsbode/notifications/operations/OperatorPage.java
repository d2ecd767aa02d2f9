package nl.stadsbode.notifications.operations;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.stadsbode.notifications.notification.Steered;
import nl.stadsbode.notifications.notification.SteeringDeliveries;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.sending.Gates;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An operator watches delivery and steers it. */
@Controller
class OperatorPage {

    private static final int PAGE = 25;

    private final RecentFigures figures;
    private final ChannelStates states;
    private final Gates gates;
    private final Failures failures;
    private final SteeringDeliveries steering;
    private final RetryingFailures retrying;
    private final LiveFigures live;

    OperatorPage(
            RecentFigures figures,
            ChannelStates states,
            Gates gates,
            Failures failures,
            SteeringDeliveries steering,
            RetryingFailures retrying,
            LiveFigures live) {
        this.figures = figures;
        this.states = states;
        this.gates = gates;
        this.failures = failures;
        this.steering = steering;
        this.retrying = retrying;
        this.live = live;
    }

    @GetMapping("/")
    String watch(
            @RequestParam(required = false) @Nullable UUID after,
            Authentication reader,
            Model model,
            HttpServletResponse response) {
        if (!has("ROLE_operator", reader)) {
            return elsewhere(reader, response);
        }
        Figures counted = figures.get();
        List<Failure> found = failures.list(after, PAGE + 1);
        List<Failure> page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        model.addAttribute("figures", counted);
        model.addAttribute("cards", ChannelCard.of(counted, states.all()));
        model.addAttribute("failures", page);
        model.addAttribute("after", after);
        model.addAttribute("next", found.size() > PAGE ? page.getLast().deliveryId() : null);
        return "operations/watch";
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @PreAuthorize(NotificationsApi.OPERATORS)
    SseEmitter live(Locale locale) {
        return live.watch(locale);
    }

    @PostMapping("/channels/{channel}/pause")
    @PreAuthorize(NotificationsApi.OPERATORS)
    String pause(
            @PathVariable String channel,
            @RequestParam(defaultValue = "") String reason,
            Principal operator,
            RedirectAttributes next) {
        Channel paused = ChannelsApi.channel(channel);
        String stripped = reason.strip();
        gates.pause(
                paused,
                operator.getName(),
                stripped.substring(0, Math.min(stripped.length(), ChannelsApi.LONGEST_REASON)));
        return done(next, "watch.done.paused");
    }

    @PostMapping("/channels/{channel}/resume")
    @PreAuthorize(NotificationsApi.OPERATORS)
    String resume(@PathVariable String channel, RedirectAttributes next) {
        gates.resume(ChannelsApi.channel(channel));
        return done(next, "watch.done.resumed");
    }

    @PostMapping("/failures/retry")
    @PreAuthorize(NotificationsApi.OPERATORS)
    String retryAll(@RequestParam(defaultValue = "") String channel, RedirectAttributes next) {
        int retried = retrying.all(channel.isEmpty() ? null : ChannelsApi.channel(channel));
        figures.forget();
        next.addFlashAttribute("count", retried);
        return done(next, "watch.done.retriedAll");
    }

    @PostMapping("/failures/{notification}/retry")
    @PreAuthorize(NotificationsApi.OPERATORS)
    String retry(@PathVariable UUID notification, RedirectAttributes next) {
        Steered steered = steering.retry(notification);
        figures.forget();
        return done(next, steered instanceof Steered.Done ? "watch.done.retried" : "watch.notRetryable");
    }

    /** Where a reload or a change of language leads after a form was answered. */
    @GetMapping({
        "/channels/{channel}/pause",
        "/channels/{channel}/resume",
        "/failures/retry",
        "/failures/{notification}/retry"
    })
    @PreAuthorize(NotificationsApi.OPERATORS)
    String back() {
        return "redirect:/";
    }

    private static String done(RedirectAttributes next, String message) {
        next.addFlashAttribute("done", message);
        return "redirect:/";
    }

    private static String elsewhere(Authentication reader, HttpServletResponse response) {
        if (has("ROLE_resident", reader)) {
            return "redirect:/my/messages";
        }
        if (has("ROLE_contact", reader)) {
            return "redirect:/messages";
        }
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        return "operations/not-yours";
    }

    private static boolean has(String role, Authentication reader) {
        return reader.getAuthorities().stream().anyMatch(granted -> role.equals(granted.getAuthority()));
    }
}
