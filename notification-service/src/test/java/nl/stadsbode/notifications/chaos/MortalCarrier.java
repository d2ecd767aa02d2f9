package nl.stadsbode.notifications.chaos;

import nl.stadsbode.notifications.carriers.Carrier;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.carriers.ReceiptBox;
import nl.stadsbode.notifications.residents.Channel;
import org.springframework.beans.factory.ObjectProvider;

/** The line to a carrier in one life of the service: it may die before the carrier took it, and before it hears so. */
final class MortalCarrier implements Carrier {

    private static final int WINDOW = 8;

    private final Channel channel;
    private final Providers providers;
    private final Life life;
    private final ObjectProvider<ReceiptBox> box;

    MortalCarrier(Channel channel, Providers providers, Life life, ObjectProvider<ReceiptBox> box) {
        this.channel = channel;
        this.providers = providers;
        this.life = life;
        this.box = box;
    }

    @Override
    public String name() {
        return Providers.carrier(channel);
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public int window() {
        return WINDOW;
    }

    @Override
    public HandOver handOver(Parcel parcel) {
        life.before("hand-over");
        HandOver answer = life.whileAlive(() -> providers.handOver(parcel));
        if (Providers.tellsBeforeItAnswers(parcel.deliveryId())) {
            new Receiving(providers, box.getObject(), life).offer();
        }
        life.after("hand-over");
        return answer;
    }
}
