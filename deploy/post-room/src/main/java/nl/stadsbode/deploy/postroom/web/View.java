package nl.stadsbode.deploy.postroom.web;

import java.util.ArrayList;
import java.util.List;
import nl.stadsbode.deploy.postroom.Channel;
import nl.stadsbode.deploy.postroom.Search;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What someone looks at: a channel or all, a part of the recipient or anyone, from which message
 * back, and whether new ones come in by themselves. What is public here is so for the template.
 *
 * @param before show messages before this number; null for the newest
 * @param live {@code off} stops the page from changing (WCAG 2.2.2)
 */
record View(
        @Nullable Channel channel,
        @Nullable String to,
        @Nullable Long before,
        @Nullable String live) {

    /** A choice of channel. */
    record Tab(String code, String href, boolean current) {}

    Search search() {
        return new Search(channel, null, to, null);
    }

    public boolean paused() {
        return "off".equals(live);
    }

    /** Whether new messages come in by themselves: not while looking back. */
    public boolean polls() {
        return before == null && !paused();
    }

    public List<Tab> tabs() {
        var tabs = new ArrayList<Tab>();
        tabs.add(new Tab("all", new View(null, to, null, live).href(), channel == null));
        for (var choice : Channel.values()) {
            tabs.add(new Tab(choice.code(), new View(choice, to, null, live).href(), channel == choice));
        }
        return tabs;
    }

    public String href() {
        return address("/");
    }

    String olderThan(long number) {
        return new View(channel, to, number, live).href();
    }

    public String anyone() {
        return new View(channel, null, null, live).href();
    }

    public String newest() {
        return new View(channel, to, null, live).href();
    }

    public String paused(boolean paused) {
        return new View(channel, to, before, paused ? "off" : null).href();
    }

    public String inLanguage(String language) {
        return UriComponentsBuilder.fromUriString(href())
                .queryParam("lang", language)
                .build()
                .toUriString();
    }

    /** Where the page asks for what came after this message. */
    String newerThan(long number, int timesEmptied, int shown) {
        return UriComponentsBuilder.fromUriString(address("/newer"))
                .queryParam("after", number)
                .queryParam("emptied", timesEmptied)
                .queryParam("shown", shown)
                .build()
                .toUriString();
    }

    private String address(String path) {
        var address = UriComponentsBuilder.fromPath(path);
        if (channel != null) {
            address.queryParam("channel", channel.code());
        }
        if (to != null && !to.isBlank()) {
            address.queryParam("to", "{to}");
        }
        if (before != null) {
            address.queryParam("before", before);
        }
        if (paused()) {
            address.queryParam("live", "off");
        }
        return address.encode().buildAndExpand(to == null ? "" : to).toUriString();
    }
}
