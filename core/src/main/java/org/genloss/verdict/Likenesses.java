package org.genloss.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.profile.Draw;

/**
 * Items of vectors to be looked at, where they are pictures: some of either side, and those that findings name, each beside the item of the
 * generation that comes closest to it.
 *
 * @param schema of the points
 * @param reference points of the reference, those of smallest group hash: chosen without looking at them
 * @param generation points of the generation, likewise
 * @param pairs what losses name, at most {@value #MOST} of a finding
 */
public record Likenesses(Schema schema, List<double[]> reference, List<double[]> generation, List<Pair> pairs) {
    static final int MOST = 10;

    /** Of data that is no vectors. */
    public static final Likenesses NONE = new Likenesses(Schema.text(), List.of(), List.of(), List.of());

    /**
     * An example of the reference and what comes closest.
     *
     * @param metric the finding's
     * @param id of the reference's item
     * @param point the item
     * @param nearest id of the generation's item at the least Euclidean distance, of several the first
     * @param closest that item
     */
    public record Pair(String metric, String id, double[] point, String nearest, double[] closest) {}

    public Likenesses {
        reference = List.copyOf(reference);
        generation = List.copyOf(generation);
        pairs = List.copyOf(pairs);
    }

    static Likenesses of(Check.Side left, Check.Side right, List<Finding> findings) {
        if (left.schema().kind() != Schema.Kind.VECTOR) {
            return NONE;
        }
        List<Item> real = items(left.draw());
        List<Item> made = items(right.draw());
        Map<String, Item> byId = new HashMap<>();
        real.forEach(item -> byId.putIfAbsent(item.id(), item));
        List<Pair> pairs = new ArrayList<>();
        findings.stream()
                .filter(Finding::loss)
                .forEach(finding -> finding.examples().stream()
                        .filter(byId::containsKey)
                        .limit(MOST)
                        .map(id -> pair(finding.metric(), byId.get(id), made))
                        .forEach(pairs::add));
        return new Likenesses(left.schema(), some(real), some(made), pairs);
    }

    private static List<Item> items(Draw draw) {
        return draw.groups().stream().flatMap(group -> group.items().stream()).toList();
    }

    private static List<double[]> some(List<Item> items) {
        return items.stream().limit(MOST).map(Likenesses::point).toList();
    }

    private static Pair pair(String metric, Item item, List<Item> made) {
        double[] point = point(item);
        Item nearest = made.get(0);
        double least = Double.POSITIVE_INFINITY;
        for (Item other : made) {
            double distance = squared(point, point(other), least);
            if (distance < least) {
                least = distance;
                nearest = other;
            }
        }
        return new Pair(metric, item.id(), point, nearest.id(), point(nearest));
    }

    /** The squared distance, or something larger than the limit as soon as it is. */
    private static double squared(double[] a, double[] b, double limit) {
        double sum = 0;
        for (int j = 0; j < a.length && sum <= limit; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }

    private static double[] point(Item item) {
        return ((Payload.Vector) item.payload()).x();
    }

    /** The pairs of a finding. */
    public List<Pair> of(Finding finding) {
        return pairs.stream().filter(p -> p.metric().equals(finding.metric())).toList();
    }
}
