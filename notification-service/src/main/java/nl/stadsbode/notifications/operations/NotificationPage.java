package nl.stadsbode.notifications.operations;

import java.util.UUID;
import nl.stadsbode.notifications.notification.Steered;
import nl.stadsbode.notifications.notification.SteeringDeliveries;
import nl.stadsbode.notifications.notification.TellingAgain;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One notification: why it was decided so, what was tried, how that ended, and what was sent. */
@Controller
@RequestMapping("/notifications/{id}")
@PreAuthorize(NotificationsApi.READERS)
class NotificationPage {

    private final Notifications notifications;
    private final SentContent content;
    private final SteeringDeliveries steering;
    private final TellingAgain telling;
    private final RecentFigures figures;

    NotificationPage(
            Notifications notifications,
            SentContent content,
            SteeringDeliveries steering,
            TellingAgain telling,
            RecentFigures figures) {
        this.notifications = notifications;
        this.content = content;
        this.steering = steering;
        this.telling = telling;
        this.figures = figures;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        NotificationView.Details found =
                notifications.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        NotificationView.DeliveryView last = found.notification().last();
        String state = last == null || found.notification().state().equals("cancelled")
                ? found.notification().state()
                : last.state();
        model.addAttribute("details", found);
        model.addAttribute("notification", found.notification());
        model.addAttribute("state", state);
        return "operations/notification";
    }

    /** What was sent; or the page of the notification, which says why it is not shown. */
    @GetMapping("/content")
    Object content(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID delivery,
            Authentication reader,
            RedirectAttributes next) {
        try {
            return content.show(id, delivery, reader)
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (SentContent.SecretAddress secret) {
            next.addFlashAttribute("wrong", "notification.secretAddress");
            return back(id);
        }
    }

    @PostMapping("/retry")
    @PreAuthorize(NotificationsApi.OPERATORS)
    String retry(@PathVariable UUID id, RedirectAttributes next) {
        return after(id, steering.retry(id), "watch.done.retried", "watch.notRetryable", next);
    }

    @PostMapping("/cancel")
    @PreAuthorize(NotificationsApi.OPERATORS)
    String cancel(@PathVariable UUID id, RedirectAttributes next) {
        return after(id, steering.cancel(id), "watch.done.cancelled", "watch.notCancellable", next);
    }

    /** On the phone with who did not get it. */
    @PostMapping("/again")
    @PreAuthorize("hasRole('contact')")
    String again(@PathVariable UUID id, RedirectAttributes next) {
        return after(
                id,
                telling.again(id, null, TellingAgain.By.CONTACT),
                "notification.toldAgain",
                "notification.notToldAgain",
                next);
    }

    @GetMapping({"/retry", "/cancel", "/again"})
    String back(@PathVariable UUID id) {
        return "redirect:/notifications/" + id;
    }

    private String after(UUID id, Steered steered, String done, String wrong, RedirectAttributes next) {
        figures.forget();
        switch (steered) {
            case Steered.Done() -> next.addFlashAttribute("done", done);
            case Steered.NotPossible(String state) -> next.addFlashAttribute("wrong", wrong);
            case Steered.NotThere() -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/notifications/" + id;
    }
}
