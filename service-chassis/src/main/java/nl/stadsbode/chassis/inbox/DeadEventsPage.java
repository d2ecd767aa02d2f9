package nl.stadsbode.chassis.inbox;

import java.util.List;
import java.util.UUID;
import nl.stadsbode.chassis.outbox.ParkedEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An operator sees why events were not understood, and takes them in once more; and which the broker kept refusing. */
@Controller
@RequestMapping("/dead-events")
@PreAuthorize("hasRole('operator')")
class DeadEventsPage {

    private static final int PAGE = 25;

    private final DeadEvents deadEvents;
    private final ReplayingDeadEvents replaying;
    private final ParkedEvents parked;

    DeadEventsPage(DeadEvents deadEvents, ReplayingDeadEvents replaying, ParkedEvents parked) {
        this.deadEvents = deadEvents;
        this.replaying = replaying;
        this.parked = parked;
    }

    @GetMapping
    String show(@RequestParam(required = false) @Nullable UUID after, Model model) {
        List<DeadEvents.DeadEvent> found = deadEvents.list(after, PAGE + 1);
        List<DeadEvents.DeadEvent> page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        model.addAttribute("here", "dead-events");
        model.addAttribute("reasons", deadEvents.reasons());
        model.addAttribute("events", page);
        model.addAttribute("after", after);
        model.addAttribute("next", found.size() > PAGE ? page.getLast().id() : null);
        model.addAttribute("parked", parked.list());
        return "chassis/dead-events";
    }

    @PostMapping("/{id}/replay")
    String replay(@PathVariable UUID id, RedirectAttributes next) {
        switch (replaying.replay(id)) {
            case ReplayingDeadEvents.Outcome.Replayed() -> next.addFlashAttribute("done", "dead.done.one");
            case ReplayingDeadEvents.Outcome.StillDead ignored -> next.addFlashAttribute("wrong", "dead.stillDead");
            case ReplayingDeadEvents.Outcome.NotThere() -> next.addFlashAttribute("wrong", "dead.gone");
        }
        return back();
    }

    @PostMapping("/replay")
    String replayAll(@RequestParam String reason, RedirectAttributes next) {
        ReplayingDeadEvents.Round round = replaying.replayAll(reason);
        next.addFlashAttribute(round.stillDead() == 0 ? "done" : "wrong", "dead.done.all");
        next.addFlashAttribute("round", round);
        return back();
    }

    /** Where a reload or a change of language leads after a form was answered. */
    @GetMapping({"/replay", "/{id}/replay"})
    String back() {
        return "redirect:/dead-events";
    }
}
