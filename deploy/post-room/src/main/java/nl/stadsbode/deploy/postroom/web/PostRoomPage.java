package nl.stadsbode.deploy.postroom.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.stadsbode.deploy.postroom.Carrier;
import nl.stadsbode.deploy.postroom.Channel;
import nl.stadsbode.deploy.postroom.Message;
import nl.stadsbode.deploy.postroom.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page that shows what residents got, newest first, and keeps itself up to date. */
@Controller
class PostRoomPage {

    private static final int PER_PAGE = 24;
    /** Beyond this the page starts anew, so that it never grows without end. */
    private static final int MOST_ON_PAGE = 120;

    private final Messages messages;
    private final List<Carrier> carriers;

    PostRoomPage(Messages messages, List<Carrier> carriers) {
        this.messages = messages;
        this.carriers =
                carriers.stream().sorted(Comparator.comparing(Carrier::channel)).toList();
    }

    @GetMapping("/")
    String page(View view, Model model) {
        // Counted before it is listed: a message that arrives in between is fetched, not missed.
        int emptied = messages.timesEmptied();
        var asked = view.before() == null
                ? messages.newest(view.search(), PER_PAGE + 1)
                : messages.olderThan(view.before(), view.search(), PER_PAGE + 1);
        var shown = asked.stream().limit(PER_PAGE).toList();

        model.addAttribute("view", view);
        model.addAttribute("cards", shown.stream().map(Card::of).toList());
        model.addAttribute("counts", counts());
        model.addAttribute(
                "older",
                asked.size() > PER_PAGE ? view.olderThan(shown.getLast().number()) : null);
        model.addAttribute("poll", view.newerThan(newest(shown), emptied, shown.size()));
        model.addAttribute("ports", ports());
        return "page";
    }

    /** What came since, put in front by htmx; 204 when nothing did. */
    @GetMapping("/newer")
    @Nullable
    ModelAndView newer(
            View view,
            @RequestParam long after,
            @RequestParam int emptied,
            @RequestParam int shown,
            HttpServletResponse response) {
        int emptiedNow = messages.timesEmptied();
        var newer = messages.newerThan(after, view.search(), PER_PAGE + 1);
        if (emptiedNow != emptied || newer.size() > PER_PAGE || shown + newer.size() > MOST_ON_PAGE) {
            response.setHeader("HX-Refresh", "true");
            return null;
        }
        if (newer.isEmpty()) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        return new ModelAndView(
                "newer",
                Map.of(
                        "cards", newer.stream().map(Card::of).toList(),
                        "counts", counts(),
                        "poll", view.newerThan(newest(newer), emptied, shown + newer.size())));
    }

    private static long newest(List<Message> newestFirst) {
        return newestFirst.isEmpty() ? 0 : newestFirst.getFirst().number();
    }

    private Map<String, Integer> counts() {
        var counts = new LinkedHashMap<String, Integer>();
        counts.put("all", messages.count());
        for (var channel : Channel.values()) {
            counts.put(channel.code(), messages.count(channel));
        }
        return counts;
    }

    private Map<String, Integer> ports() {
        var ports = new LinkedHashMap<String, Integer>();
        carriers.forEach(carrier -> ports.put(carrier.channel().code(), carrier.port()));
        return ports;
    }
}
