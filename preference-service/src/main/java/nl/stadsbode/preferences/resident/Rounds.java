package nl.stadsbode.preferences.resident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Splits what is said about residents so that each round has at most one about each, in the order given. */
final class Rounds {

    private Rounds() {}

    static <T> List<List<T>> of(List<T> said, Function<T, ResidentId> about) {
        List<List<T>> rounds = new ArrayList<>();
        Map<ResidentId, Integer> next = new HashMap<>();
        for (T one : said) {
            int round = next.merge(about.apply(one), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(one);
        }
        return rounds;
    }
}
