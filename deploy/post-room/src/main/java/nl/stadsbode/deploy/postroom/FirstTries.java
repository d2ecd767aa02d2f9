package nl.stadsbode.deploy.postroom;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers how often something was refused for now, for recipients that are accepted only after a
 * number of tries. Bounded: the oldest are forgotten.
 */
public final class FirstTries {

    private static final int REMEMBERED = 10_000;

    private final int refusals;
    private final Map<String, Integer> tries = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param refusals how often the same thing is refused before it is accepted */
    public FirstTries(int refusals) {
        this.refusals = refusals;
    }

    /** Whether this try is refused; once accepted, counting begins anew. */
    public synchronized boolean refuses(String key) {
        if (tries.merge(key, 1, Integer::sum) <= refusals) {
            return true;
        }
        tries.remove(key);
        return false;
    }
}
