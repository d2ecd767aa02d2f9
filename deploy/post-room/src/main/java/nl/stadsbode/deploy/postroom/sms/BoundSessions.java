package nl.stadsbode.deploy.postroom.sms;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.session.SMPPServerSession;
import org.springframework.stereotype.Component;

/** The sessions that are bound now. Receipts go to those that receive, each in turn. */
@Component
class BoundSessions {

    private final List<SMPPServerSession> bound = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    void add(SMPPServerSession session) {
        bound.add(session);
    }

    void remove(SMPPServerSession session) {
        bound.remove(session);
    }

    Optional<SMPPServerSession> nextReceiver() {
        var receivers = bound.stream()
                .filter(session -> session.getSessionState().isReceivable())
                .toList();
        return receivers.isEmpty()
                ? Optional.empty()
                : Optional.of(receivers.get(Math.floorMod(turn.getAndIncrement(), receivers.size())));
    }

    int count() {
        return bound.size();
    }

    void closeAll() {
        bound.forEach(SMPPServerSession::unbindAndClose);
        bound.clear();
    }
}
