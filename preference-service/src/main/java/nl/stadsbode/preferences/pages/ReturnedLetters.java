package nl.stadsbode.preferences.pages;

import java.util.List;
import java.util.UUID;
import nl.stadsbode.preferences.resident.ReadingResidents;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The work list of returned letters: addresses to look into. One leaves the list when the register, or the resident, gives
 * an address that is vouched for, or a colleague found out that it is right after all.
 */
@Controller
@PreAuthorize("hasRole('contact')")
class ReturnedLetters {

    private static final int A_PAGE = 50;

    private final ReadingResidents reading;

    ReturnedLetters(ReadingResidents reading) {
        this.reading = reading;
    }

    @GetMapping("/returned-letters")
    String list(@RequestParam(required = false) @Nullable UUID after, Model model) {
        List<ReadingResidents.Unreachable> page = reading.withoutWorkingAddress(after, A_PAGE + 1);
        List<ReadingResidents.Unreachable> shown = page.subList(0, Math.min(page.size(), A_PAGE));
        model.addAttribute("residents", List.copyOf(shown));
        model.addAttribute("next", page.size() > A_PAGE ? shown.getLast().contactPoint() : null);
        return "desk/returned-letters";
    }
}
