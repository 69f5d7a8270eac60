package org.genloss.verdict;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.Statistic.Family;
import org.genloss.verdict.battery.Wording;

/**
 * The smallest losses that the test would have found in four of five cases, for rare content and for diversity, by the best statistic of
 * each, beyond the least loss that counts; and whether that is enough to call silence healthy: at least 0.30 of the tails and 0.80 of diversity must have been tellable.
 */
final class Power {
    private static final double TAIL_LIMIT = 0.30;
    private static final double DIVERSITY_LIMIT = 0.80;

    /** A share kept below which to see a loss says nothing. */
    private static final double NEARLY_ALL = 0.10;

    /**
     * The best statistic of a family.
     *
     * @param what what it is about, in words
     * @param retained the share retained that would have been seen as a loss
     * @param needed groups a side at which the limit would be seen
     * @param limit the share retained that must be tellable
     */
    record Best(String what, double retained, double needed, double limit) {
        boolean enough() {
            return retained >= limit;
        }

        /** Sees the smaller loss; where neither sees enough, needs fewer groups for that. */
        boolean isBetterThan(Best other) {
            return (enough() || other.enough()) ? retained > other.retained : needed < other.needed;
        }
    }

    private final Trial trial;
    private final double level;
    private final Floors floors;
    private final List<Best> best = new ArrayList<>();
    private final Set<String> blind = new LinkedHashSet<>();
    private final List<String> lostWhole = new ArrayList<>();
    private final boolean complete;

    Power(Trial trial, double level, Floors floors) {
        this.trial = trial;
        this.level = level;
        this.floors = floors;
        boolean tails = present(Family.TAIL, TAIL_LIMIT);
        complete = present(Family.DIVERSITY, DIVERSITY_LIMIT) && tails && !best.isEmpty();
    }

    /** False where the battery has statistics of the family but none of them has a value. */
    private boolean present(Family family, double limit) {
        int[] members = IntStream.range(0, trial.size())
                .filter(j -> trial.statistic(j).family() == family)
                .toArray();
        Optional<Best> found = Optional.empty();
        for (int j : members) {
            Optional<Best> one = best(j, limit);
            if (one.isPresent() && one.get().retained() <= 0 && family == Family.TAIL) {
                blind.add(Wording.lower(trial.statistic(j).card().name()));
            }
            if (one.isPresent() && (found.isEmpty() || one.get().isBetterThan(found.get()))) {
                found = one;
            }
        }
        found.ifPresent(best::add);
        if (found.filter(one -> one.retained() < NEARLY_ALL).isPresent()) {
            lostWhole.add(family == Family.TAIL ? "rare content" : "diversity");
        }
        return members.length == 0 || found.isPresent();
    }

    private Optional<Best> best(int j, double limit) {
        Tested.Result result = trial.result(j);
        if (!result.defined()) {
            return Optional.empty();
        }
        double least = needAt(trial.battery(), j, floors.floor(trial.statistic(j)));
        double need = result.need(level, least);
        double retained = trial.battery().seen(j, need);
        if (!Double.isFinite(retained)) {
            return Optional.empty();
        }
        double ratio = need / needAt(trial.battery(), j, limit);
        return Optional.of(new Best(what(trial, j), Math.max(0, retained), trial.groups() * ratio * ratio, limit));
    }

    private static String what(Trial trial, int j) {
        String name = trial.statistic(j).card().name();
        String subject = trial.subject(j);
        return trial.repeated(j) ? Wording.lower(name) + " (" + subject + ")" : subject;
    }

    /** The need at which the limit is just seen, by bisection on the falling curve {@code seen}. */
    private static double needAt(Battery battery, int j, double limit) {
        double low = 0;
        double high = 1;
        while (battery.seen(j, high) > limit && high < 1e9) {
            high *= 2;
        }
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (battery.seen(j, middle) > limit) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Whether silence means something. */
    boolean enough() {
        return complete && best.stream().allMatch(Best::enough);
    }

    /** Groups a side that would be enough; empty where nothing could be computed. */
    Optional<Long> needed() {
        return complete ? best.stream().map(b -> Wording.twoDigits(b.needed())).max(Long::compare) : Optional.empty();
    }

    /** "a loss of 7 % in rare words or of 2 % in word richness"; empty where nothing could be computed. */
    String losses() {
        return sentence(best.stream().map(b -> of(b, b.retained())).toList());
    }

    /**
     * What would have been seen, and what not even whole: "A loss of 59 % in rare combinations or of 13 % in variety of pairs would have been
     * seen; a tail of a column could be lost whole, unseen."
     */
    String seen() {
        if (best.isEmpty()) {
            return "No loss could have been seen.";
        }
        List<String> told = best.stream()
                .filter(b -> b.retained() >= NEARLY_ALL)
                .map(b -> of(b, b.retained()))
                .toList();
        List<String> unseen = new ArrayList<>(lostWhole);
        unseen.addAll(lostWhole.contains("rare content") ? List.of() : blind);
        String whole = unseen.isEmpty() ? "" : Wording.list(unseen) + " could be lost nearly whole, unseen.";
        return told.isEmpty()
                ? Wording.capital(whole)
                : Wording.capital(sentence(told)) + " would have been seen" + (whole.isEmpty() ? "." : "; " + whole);
    }

    private static String sentence(List<String> losses) {
        return losses.isEmpty() ? "" : "a loss " + String.join(" or ", losses);
    }

    private static String of(Best best, double retained) {
        return "of " + Wording.percent(1 - retained) + " in " + best.what();
    }

    /** The loss that would have to be tellable but is not. */
    String missing() {
        return sentence(best.stream()
                .filter(b -> !b.enough())
                .map(b -> of(b, b.limit()))
                .toList());
    }
}
