package nl.stadsbode.notifications.chaos;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.carriers.PrintHouse;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.residents.Channel;

/**
 * The carriers and the print house, which no death of the service touches: they count what arrived, by delivery. How one
 * answers is decided by the delivery's id, so that every kind of answer and of receipt comes about.
 */
final class Providers {

    /** Seldom: each costs the channel a second. */
    private static final int UPLOADS_A_FAILURE = 40;

    /** What a carrier answers first, by a number below 100 that comes from the delivery's id; later it just accepts. */
    private enum Manner {
        ACCEPTS,
        REFUSES,
        ACCEPTS_LATER,
        ACCEPTS_WITHOUT_ANSWER,
        LOSES;

        static Manner of(int number) {
            if (number < 5) {
                return REFUSES;
            }
            if (number < 11) {
                return ACCEPTS_LATER;
            }
            if (number < 16) {
                return ACCEPTS_WITHOUT_ANSWER;
            }
            return number < 21 ? LOSES : ACCEPTS;
        }
    }

    private final Clock clock;
    private final List<UUID> accepted = new ArrayList<>();
    private final Map<UUID, String> texts = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicInteger> tries = new ConcurrentHashMap<>();
    private final Map<UUID, Map<UUID, byte[]>> letters = new ConcurrentHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final ConcurrentLinkedQueue<Receipt> receipts = new ConcurrentLinkedQueue<>();
    private final AtomicInteger uploads = new AtomicInteger();

    Providers(Clock clock) {
        this.clock = clock;
    }

    HandOver handOver(Parcel parcel) {
        UUID delivery = parcel.deliveryId();
        Channel channel = switch (parcel) {
            case Parcel.Sms sms -> Channel.SMS;
            case Parcel.Email email -> Channel.EMAIL;
        };
        texts.put(
                delivery,
                switch (parcel) {
                    case Parcel.Sms sms -> sms.content().text();
                    case Parcel.Email email -> email.content().text();
                });
        int attempt =
                tries.computeIfAbsent(delivery, first -> new AtomicInteger()).incrementAndGet();
        return switch (Manner.of(number(delivery, 0))) {
            case REFUSES -> new HandOver.Refused("unknown-number");
            case ACCEPTS_LATER -> attempt == 1 ? new HandOver.Later("throttled") : accept(channel, delivery, attempt);
            case ACCEPTS_WITHOUT_ANSWER -> {
                HandOver.Accepted accepted = accept(channel, delivery, attempt);
                yield attempt == 1 ? new HandOver.Unknown("no-answer") : accepted;
            }
            case LOSES -> attempt == 1 ? new HandOver.Unknown("no-answer") : accept(channel, delivery, attempt);
            case ACCEPTS -> accept(channel, delivery, attempt);
        };
    }

    private HandOver.Accepted accept(Channel channel, UUID delivery, int attempt) {
        synchronized (accepted) {
            accepted.add(delivery);
        }
        String reference = attempt + "-" + delivery;
        int number = number(delivery, 1);
        if (number < 50) {
            receipts.add(receipt(channel, delivery, reference, Receipt.Outcome.DELIVERED));
        }
        if (number < 10) {
            receipts.add(receipt(channel, delivery, reference, Receipt.Outcome.DELIVERED));
        }
        if (number >= 50 && number < 60) {
            receipts.add(receipt(channel, delivery, reference, Receipt.Outcome.BAD_CONTACT_POINT));
        }
        if (number >= 60 && number < 65) {
            receipts.add(receipt(channel, delivery, reference, Receipt.Outcome.FAILED));
        }
        return new HandOver.Accepted(reference);
    }

    /** As SMSCs name a message by their own id, and bounces of e-mail by ours. */
    private Receipt receipt(Channel channel, UUID delivery, String reference, Receipt.Outcome outcome) {
        boolean ours = channel == Channel.EMAIL;
        return new Receipt(
                carrier(channel),
                ours ? null : reference,
                ours ? delivery : null,
                outcome,
                outcome == Receipt.Outcome.DELIVERED ? null : "unknown-subscriber",
                clock.instant());
    }

    static String carrier(Channel channel) {
        return "counting-" + channel.code();
    }

    /** @return whether it took the batch; now and then it is away */
    boolean upload(PrintHouse.Batch batch) {
        if (uploads.incrementAndGet() % UPLOADS_A_FAILURE == 0) {
            return false;
        }
        for (PrintHouse.Letter letter : batch.letters()) {
            byte[] before = letters.computeIfAbsent(letter.deliveryId(), first -> new ConcurrentHashMap<>())
                    .put(batch.id(), letter.pdf());
            if (before != null && !Arrays.equals(before, letter.pdf())) {
                synchronized (wrong) {
                    wrong.add("letter " + letter.deliveryId() + " was uploaded again with other bytes");
                }
            }
        }
        return true;
    }

    /** Whether the receipt of this delivery reaches us before the answer to its hand-over. */
    static boolean tellsBeforeItAnswers(UUID delivery) {
        return number(delivery, 2) < 15;
    }

    /** Receipts that the service did not acknowledge yet: they are offered until it does. */
    List<Receipt> receiptsNotAcknowledged(int atMost) {
        return receipts.stream().limit(atMost).toList();
    }

    void acknowledged(List<Receipt> stored) {
        receipts.removeAll(stored);
    }

    /** Deliveries in the order in which carriers accepted them; one that was accepted twice is in it twice. */
    List<UUID> accepted() {
        synchronized (accepted) {
            return List.copyOf(accepted);
        }
    }

    /** The words of what was last offered to a carrier, by delivery. */
    Map<UUID, String> texts() {
        return Map.copyOf(texts);
    }

    /** Batches in which the letter of a delivery came. */
    Map<UUID, Set<UUID>> letters() {
        Map<UUID, Set<UUID>> batches = new ConcurrentHashMap<>();
        letters.forEach((delivery, bytes) -> batches.put(delivery, Set.copyOf(bytes.keySet())));
        return batches;
    }

    List<String> wrong() {
        synchronized (wrong) {
            return List.copyOf(wrong);
        }
    }

    private static int number(UUID delivery, int which) {
        return (int) Math.floorMod(
                Long.rotateRight(delivery.getLeastSignificantBits() * 0x9E3779B97F4A7C15L, 8 + 20 * which), 100L);
    }
}
