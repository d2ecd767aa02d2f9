package nl.stadsbode.deploy.postroom;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * All messages that arrived, newest first, in memory and bounded: beyond {@code kept.messages} the
 * oldest are forgotten, beyond {@code kept.contents} the oldest lose their content.
 */
@Component
public class Messages {

    private final PostRoomSettings.Kept kept;
    private final ConcurrentSkipListMap<Long, Message> byNumber = new ConcurrentSkipListMap<>();
    private final Deque<Message> withContent = new ArrayDeque<>();
    private final Map<Channel, AtomicInteger> counts = new EnumMap<>(Channel.class);
    private final AtomicInteger timesEmptied = new AtomicInteger();
    private long lastNumber;
    private long contentBytes;

    Messages(PostRoomSettings settings) {
        this.kept = settings.kept();
        for (var channel : Channel.values()) {
            counts.put(channel, new AtomicInteger());
        }
    }

    /** Adds one message and gives it the next number. */
    public synchronized Message add(Message.Arrival arrival) {
        var added = new Message(++lastNumber, arrival);
        byNumber.put(added.number(), added);
        counter(added.channel()).incrementAndGet();
        withContent.addLast(added);
        contentBytes += arrival.content().size();
        while (count() > kept.messages()) {
            forgetOldest();
        }
        while (contentBytes > kept.contents().toBytes() && !withContent.isEmpty()) {
            dropContent(withContent.removeFirst());
        }
        return added;
    }

    public Optional<Message> find(long number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** At most {@code limit} messages, newest first. */
    public List<Message> newest(Search search, int limit) {
        return matching(byNumber.descendingMap().values(), search, limit);
    }

    /** At most {@code limit} messages that came after this number, newest first. */
    public List<Message> newerThan(long number, Search search, int limit) {
        return matching(byNumber.tailMap(number, false).descendingMap().values(), search, limit);
    }

    /** At most {@code limit} messages that came before this number, newest first. */
    public List<Message> olderThan(long number, Search search, int limit) {
        return matching(byNumber.headMap(number, false).descendingMap().values(), search, limit);
    }

    private static List<Message> matching(Collection<Message> newestFirst, Search search, int limit) {
        return newestFirst.stream().filter(search.asPredicate()).limit(limit).toList();
    }

    public int count() {
        return counts.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    public int count(Channel channel) {
        return counter(channel).get();
    }

    /** Rises when everything is thrown away, so that a page can notice. */
    public int timesEmptied() {
        return timesEmptied.get();
    }

    /** Throws everything away. */
    public synchronized void empty() {
        while (!withContent.isEmpty()) {
            dropContent(withContent.removeFirst());
        }
        byNumber.clear();
        counts.values().forEach(count -> count.set(0));
        timesEmptied.incrementAndGet();
    }

    private void forgetOldest() {
        var oldest = byNumber.pollFirstEntry().getValue();
        counter(oldest.channel()).decrementAndGet();
        if (!withContent.isEmpty() && withContent.getFirst() == oldest) {
            dropContent(withContent.removeFirst());
        }
    }

    private void dropContent(Message message) {
        contentBytes -= message.content().map(Content::size).orElse(0L);
        message.dropContent();
    }

    private AtomicInteger counter(Channel channel) {
        return counts.computeIfAbsent(channel, absent -> new AtomicInteger());
    }
}
