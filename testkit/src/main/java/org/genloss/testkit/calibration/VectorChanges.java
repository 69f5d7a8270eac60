package org.genloss.testkit.calibration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Seed;

/** Changes of points: modes dropped or shrunk, the outermost cut off. */
final class VectorChanges {
    private static final int DIMENSIONS = 32;
    /** Modes lie this many of their own standard deviations from the middle, in each dimension. */
    private static final double APART = 3;

    private static final List<Integer> SIZES = List.of(500, 2000, 10_000);
    private static final int SEEDS = 40;

    private VectorChanges() {}

    static List<Change> all(RealSets sets) {
        List<Change> all = new ArrayList<>();
        all.add(made("nothing", 50, (n, seed) -> mixture(n, seed, 50, 1, 50)));
        all.add(made("a mode of 2 % dropped", 50, (n, seed) -> mixture(n, seed, 50, 1, 49)));
        all.add(new Change(
                "a mode of 2 % dropped", "20 Gaussian modes, one of them rare", SIZES, SEEDS, VectorChanges::rare));
        all.add(made("every mode shrunk by 10 %", 20, (n, seed) -> mixture(n, seed, 20, 0.9, 20)));
        all.add(made("every mode widened by 10 %", 20, (n, seed) -> mixture(n, seed, 20, 1.1, 20)));
        if (sets.has("glove")) {
            for (int percent : new int[] {1, 5}) {
                all.add(new Change(
                        "outermost " + percent + " % cut",
                        "glove",
                        List.of(500, 2000),
                        SEEDS,
                        (n, seed) -> outermost(sets.get("glove"), percent / 100.0, n, seed)));
            }
        }
        if (sets.has("mnist")) {
            Digits digits = new Digits(sets);
            List<Integer> sizes = List.of(500, 2000);
            all.add(new Change("a mode of 2 % dropped", "mnist, digit 8", sizes, SEEDS, digits::dropped));
            all.add(new Change("every mode shrunk by 10 %", "mnist, its digits", sizes, SEEDS, digits::shrunk));
        }
        return all;
    }

    private interface Draw {
        Corpus generation(int n, Seed seed);
    }

    private static Change made(String name, int modes, Draw draw) {
        return new Change(
                name,
                modes + " Gaussian modes",
                SIZES,
                SEEDS,
                (n, seed) -> new Change.Sides(
                        mixture(n, seed.child("reference"), modes, 1, modes),
                        draw.generation(n, seed.child("generation"))));
    }

    /** Nineteen modes share 98 % of the reference, the twentieth has the rest. */
    private static Change.Sides rare(int n, Seed seed) {
        int few = (int) Math.round(0.02 * n);
        List<Item> reference = new ArrayList<>(
                mixture(n - few, seed.child("reference"), 20, 1, 19).list());
        List<Item> twentieth = mixture(20 * n, seed.child("rare"), 20, 1, 20).list();
        Items generation = mixture(n, seed.child("generation"), 20, 1, 19);
        double[] middle = middles(20)[19];
        twentieth.stream()
                .filter(item -> distance(x(item), middle) < APART * APART * DIMENSIONS)
                .limit(few)
                .forEach(item -> reference.add(Item.of("rare" + item.id(), item.payload())));
        return new Change.Sides(new Items(generation.schema(), reference), generation);
    }

    /** Modes of equal weight at places that depend on their number alone; the last ones are left out, those left are scaled. */
    private static Items mixture(int n, Seed seed, int modes, double scale, int left) {
        double[][] middles = middles(modes);
        UniformRandomProvider random = seed.random();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double[] middle = middles[random.nextInt(left)];
            rows.add(IntStream.range(0, DIMENSIONS)
                    .mapToDouble(j -> middle[j] + scale * normal.sample())
                    .toArray());
        }
        RealSet set = RealSets.vectors("", "", rows);
        return new Items(set.schema(), set.items());
    }

    private static double[][] middles(int modes) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(
                Seed.of(modes).child("modes").random());
        double[][] middles = new double[modes][DIMENSIONS];
        for (double[] middle : middles) {
            for (int j = 0; j < DIMENSIONS; j++) {
                middle[j] = APART * normal.sample();
            }
        }
        return middles;
    }

    /** The items farthest from the mean of all are not in the generation. */
    private static Change.Sides outermost(RealSet set, double share, int n, Seed seed) {
        double[] mean = mean(set.items());
        List<Item> near = set.items().stream()
                .sorted(Comparator.comparingDouble(item -> distance(x(item), mean)))
                .limit(Math.round((1 - share) * set.items().size()))
                .toList();
        return TableChanges.without(set, near, n, seed);
    }

    static double[] mean(List<Item> items) {
        double[] mean = new double[x(items.get(0)).length];
        for (Item item : items) {
            double[] x = x(item);
            for (int j = 0; j < mean.length; j++) {
                mean[j] += x[j] / items.size();
            }
        }
        return mean;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }

    static double[] x(Item item) {
        return ((Payload.Vector) item.payload()).x();
    }

    /** Handwritten digits with their labels, each digit a mode. */
    private record Digits(RealSets sets) {
        private static final int EIGHT = 8;
        private static final double SHARE = 0.02;

        /** Of the reference one in fifty is an eight, of the generation none. */
        Change.Sides dropped(int n, Seed seed) {
            List<Item> eights = new ArrayList<>();
            List<Item> others = new ArrayList<>();
            split(eights, others, EIGHT);
            int few = (int) Math.round(SHARE * n);
            RealSet set = sets.get("mnist");
            Items some = new RealSet("eights", set.kind(), set.schema(), eights)
                    .parts(seed, few)
                    .get(0);
            List<Items> rest = new RealSet("others", set.kind(), set.schema(), others).parts(seed, n - few, n);
            List<Item> reference = new ArrayList<>(rest.get(0).list());
            reference.addAll(some.list());
            return new Change.Sides(new Items(set.schema(), reference), rest.get(1));
        }

        private void split(List<Item> of, List<Item> others, int digit) {
            int[] labels = labels();
            List<Item> items = sets.get("mnist").items();
            for (int i = 0; i < items.size(); i++) {
                (labels[i] == digit ? of : others).add(items.get(i));
            }
        }

        /** Each image of the generation moved towards the mean of its digit. */
        Change.Sides shrunk(int n, Seed seed) {
            RealSet set = sets.get("mnist");
            int[] labels = labels();
            List<double[]> means = IntStream.range(0, 10)
                    .mapToObj(digit -> {
                        List<Item> of = new ArrayList<>();
                        split(of, new ArrayList<>(), digit);
                        return mean(of);
                    })
                    .toList();
            List<Items> parts = set.parts(seed, n, n);
            List<Item> moved = parts.get(1).list().stream()
                    .map(item -> item.with(
                            new Payload.Vector(towards(x(item), means.get(labels[Integer.parseInt(item.id())])))))
                    .toList();
            return new Change.Sides(parts.get(0), new Items(set.schema(), moved));
        }

        private static double[] towards(double[] x, double[] mean) {
            return IntStream.range(0, x.length)
                    .mapToDouble(j -> mean[j] + 0.9 * (x[j] - mean[j]))
                    .toArray();
        }

        private int[] labels() {
            try {
                Idx train = Idx.read(sets.root().resolve("images-mnist/train20k-labels-idx1-ubyte.gz"));
                Idx test = Idx.read(sets.root().resolve("images-mnist/t10k-labels-idx1-ubyte.gz"));
                return IntStream.concat(
                                IntStream.range(0, train.rows()).map(i -> train.value(i, 0)),
                                IntStream.range(0, test.rows()).map(i -> test.value(i, 0)))
                        .toArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
