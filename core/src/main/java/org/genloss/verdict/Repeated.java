package org.genloss.verdict;

import java.util.Optional;
import org.genloss.data.Payload;
import org.genloss.profile.Draw;
import org.genloss.verdict.battery.Wording;

/**
 * Items that are equal to another of the same generation, where they are clearly more than in the reference: what holds each item three times has a third
 * of the items that it seems to have, and looks like one that lost the rest. Of a larger side more items meet their equal by chance, so
 * both are counted at the size of the smaller one: as the mean over all its subsets of that size, exactly.
 */
final class Repeated {
    /** Told from that share of the generation on, .. */
    private static final double MANY = 0.01;

    /** .. and by so many standard deviations of the difference of two counts, were they made of pairs that meet by chance. */
    private static final double CLEARLY = 3;

    private Repeated() {}

    static Optional<String> of(Check.Side left, Check.Side right) {
        long[] there = keys(left);
        long[] here = keys(right);
        int size = Math.min(there.length, here.length);
        double more = repeated(here, size);
        double usual = repeated(there, size);
        boolean clearly = more - usual > CLEARLY * Math.sqrt(2 * (more + usual));
        return clearly && more >= MANY * size ? Optional.of(sentence(left, there, right, here)) : Optional.empty();
    }

    /** What stands for each item, ascending; blank texts are told by themselves. */
    private static long[] keys(Check.Side side) {
        return side.draw().groups().stream()
                .flatMap(group -> group.items().stream())
                .filter(item -> !(item.payload() instanceof Payload.Text text)
                        || !text.value().isBlank())
                .mapToLong(SameContent::key)
                .sorted()
                .toArray();
    }

    /** Expected number of items with an equal one among so many drawn without replacement: size (1 - C(n-c, size-1) / C(n-1, size-1)) for c equal ones. */
    static double repeated(long[] keys, int size) {
        double share = 0;
        for (int from = 0, to; from < keys.length; from = to) {
            to = end(keys, from);
            share += (to - from) * (1 - alone(keys.length, to - from, size));
        }
        return keys.length == 0 ? 0 : share / keys.length * size;
    }

    /** The chance that none of the other c - 1 equal ones is among the size - 1 drawn beside an item. */
    private static double alone(int n, int c, int size) {
        double chance = 1;
        for (int i = 1; i < c && chance > 0; i++) {
            chance *= Math.max(0, n - size - i + 1) / (double) (n - i);
        }
        return chance;
    }

    private static int end(long[] keys, int from) {
        int to = from + 1;
        while (to < keys.length && keys[to] == keys[from]) {
            to++;
        }
        return to;
    }

    private static String sentence(Check.Side left, long[] there, Check.Side right, long[] here) {
        String things = CopyWords.things(right.schema().kind());
        Draw draw = right.draw();
        return count(here) + " of the " + Wording.count(draw.size()) + " " + things
                + (draw.whole() ? " of " : " drawn of ")
                + right.name() + " are equal to another of its own, "
                + Wording.countOrNone(Math.round(repeated(there, there.length)))
                + " of the " + Wording.count(left.draw().size()) + (left.draw().whole() ? " of " : " drawn of ")
                + left.name()
                + ". What else differs may come of that.";
    }

    private static String count(long[] keys) {
        return Wording.count(Math.round(repeated(keys, keys.length)));
    }
}
