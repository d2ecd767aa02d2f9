package nl.stadsbode.notifications.carriers.rehearsal;

import nl.stadsbode.notifications.carriers.Carrier;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.residents.Channel;

/** Accepts every message at once, and delivers none. */
record RehearsedCarrier(Channel channel, int window) implements Carrier {

    @Override
    public String name() {
        return "rehearsal-" + channel.code();
    }

    @Override
    public HandOver handOver(Parcel parcel) {
        return new HandOver.Accepted(parcel.deliveryId().toString());
    }
}
