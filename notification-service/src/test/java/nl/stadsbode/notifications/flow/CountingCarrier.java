package nl.stadsbode.notifications.flow;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import nl.stadsbode.notifications.carriers.Carrier;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.residents.Channel;

/** Stands for a provider: counts what arrives, and answers as told. */
public final class CountingCarrier implements Carrier {

    private final String name;
    private final Channel channel;
    private final int place;
    public final List<Parcel> arrived = new CopyOnWriteArrayList<>();
    public final Map<UUID, Integer> times = new ConcurrentHashMap<>();
    public volatile Function<Parcel, HandOver> answer = CountingCarrier::accept;

    CountingCarrier(String name, Channel channel, int place) {
        this.name = name;
        this.channel = channel;
        this.place = place;
    }

    public static HandOver accept(Parcel parcel) {
        return new HandOver.Accepted("ref-" + parcel.deliveryId());
    }

    public void reset() {
        arrived.clear();
        times.clear();
        answer = CountingCarrier::accept;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int place() {
        return place;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public int window() {
        return 32;
    }

    @Override
    public HandOver handOver(Parcel parcel) {
        HandOver given = answer.apply(parcel);
        if (given instanceof HandOver.Accepted || given instanceof HandOver.Unknown) {
            arrived.add(parcel);
            times.merge(parcel.deliveryId(), 1, Integer::sum);
        }
        return given;
    }
}
