package org.genloss.metric.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genloss.data.Seed;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Test;

class PrdcTest {
    /** The definition of shared/metrics.md, loop by loop. */
    private static Prdc plain(double[][] real, double[][] fake, int k) {
        double[] realRadii = radii(real, k);
        double[] fakeRadii = radii(fake, k);
        int n = real.length;
        int m = fake.length;
        double precision = IntStream.range(0, m)
                        .filter(j -> count(fake[j], real, realRadii) > 0)
                        .count()
                / (double) m;
        double recall = IntStream.range(0, n)
                        .filter(i -> count(real[i], fake, fakeRadii) > 0)
                        .count()
                / (double) n;
        double density = IntStream.range(0, m)
                        .mapToLong(j -> count(fake[j], real, realRadii))
                        .sum()
                / (double) k
                / m;
        double coverage = IntStream.range(0, n)
                        .filter(i -> Arrays.stream(fake).anyMatch(y -> squared(real[i], y) < realRadii[i]))
                        .count()
                / (double) n;
        return new Prdc(precision, recall, density, coverage, zeros(realRadii), zeros(fakeRadii));
    }

    private static long count(double[] x, double[][] centres, double[] radii) {
        return IntStream.range(0, centres.length)
                .filter(i -> squared(x, centres[i]) < radii[i])
                .count();
    }

    private static double[] radii(double[][] points, int k) {
        return IntStream.range(0, points.length)
                .mapToDouble(i -> IntStream.range(0, points.length)
                        .filter(j -> j != i)
                        .mapToDouble(j -> squared(points[i], points[j]))
                        .sorted()
                        .skip(k - 1L)
                        .findFirst()
                        .orElseThrow())
                .toArray();
    }

    private static double zeros(double[] radii) {
        return Arrays.stream(radii).filter(r -> r == 0).count() / (double) radii.length;
    }

    private static double squared(double[] x, double[] y) {
        double sum = 0;
        for (int t = 0; t < x.length; t++) {
            sum += (x[t] - y[t]) * (x[t] - y[t]);
        }
        return sum;
    }

    private static double[][] lattice(int n, int d, int side, String name) {
        var random = Seed.of(3).child(name).random();
        return Clouds.points(n, i -> random.ints(d, 0, side).asDoubleStream().toArray());
    }

    private static Prdc scanned(Pool pool, int k) {
        return scanned(pool, k, 0);
    }

    private static Prdc scanned(Pool pool, int k, int components) {
        Sides sides = Sides.of(pool);
        return sides.candidate()
                .get(new Prdc.Of(sides.reference(), k, components))
                .prdc();
    }

    /** Points and their reflections about every axis: the axes are the principal ones, whatever the numbers are. */
    private static double[][] reflected(double[][] points) {
        int d = points[0].length;
        return Clouds.points(points.length << d, i -> {
            double[] x = points[i >> d].clone();
            for (int t = 0; t < d; t++) {
                x[t] *= (i >> t & 1) == 0 ? 1 : -1;
            }
            return x;
        });
    }

    private static double[][] scaled(double[][] points, double... by) {
        return Clouds.points(
                points.length,
                i -> IntStream.range(0, by.length)
                        .mapToDouble(t -> by[t] * points[i][t])
                        .toArray());
    }

    /** The third axis varies most, by the generation alone. */
    @Test
    void componentsAreThoseOfBothSidesTogether() {
        double[][] real = reflected(scaled(Clouds.normal(30, 4, "own"), 1, 3, 0.2, 5));
        double[][] fake = reflected(scaled(Clouds.normal(20, 4, "other"), 1, 3, 40, 5));
        double[][] realPlane = scaled(real, 0, 0, 1, 1);
        double[][] fakePlane = scaled(fake, 0, 0, 1, 1);
        assertThat(scanned(Clouds.pool(real, fake), 5, 2)).isEqualTo(plain(realPlane, fakePlane, 5));
        assertThat(scanned(Clouds.pool(real, fake), 5, 4)).isEqualTo(plain(real, fake, 5));
    }

    /** On axes that were fitted to the reference its items lie further apart than others of the same law: recall was 0.5 and precision 1. */
    @Test
    void componentsFavourNeitherSide() {
        Prdc alike = scanned(Clouds.pool(Clouds.normal(100, 60, "one"), Clouds.normal(100, 60, "another")), 5, 16);
        assertThat(alike.precision()).isEqualTo(alike.recall(), within(0.15));
    }

    /** As images without the grain of real ones: next to no real one lies between them. */
    @Test
    void fewComponentsForgiveWhatIsSmooth() {
        double[][] real = Clouds.normal(500, 60, "grain");
        double[][] fake = Clouds.normal(500, 60, "smooth");
        for (int i = 0; i < 500; i++) {
            for (int t = 0; t < 60; t++) {
                real[i][t] *= t < 4 ? 3 : 0.7;
                fake[i][t] *= t < 4 ? 3 : 0;
            }
        }
        assertThat(scanned(Clouds.pool(real, fake), 5).recall()).isLessThan(0.02);
        assertThat(scanned(Clouds.pool(real, fake), 5, 4).recall()).isGreaterThan(0.9);
    }

    @Test
    void componentsBelowZeroAreRefused() {
        assertThatThrownBy(() -> new PrdcRecall(5, -1))
                .hasMessage("prdc-recall.components needs to be at least 1, or 0 for the numbers as they are, got -1");
    }

    @Test
    void allThreeRoutesGiveThePlainDefinitionOnTies() {
        double[][] real = lattice(211, 3, 6, "real");
        double[][] fake = lattice(190, 3, 5, "fake");
        assertThat(Prdc.of(Clouds.flat(real), Clouds.flat(fake), 3, 5)).isEqualTo(plain(real, fake, 5));
        assertThat(scanned(Clouds.pool(real, fake), 5)).isEqualTo(plain(real, fake, 5));
    }

    @Test
    void bothRoutesGiveThePlainDefinitionOnNormalPoints() {
        double[][] real = Clouds.normal(301, 17, "a");
        double[][] fake = Clouds.normal(257, 17, "b");
        assertThat(Prdc.of(Clouds.flat(real), Clouds.flat(fake), 17, 5)).isEqualTo(plain(real, fake, 5));
        assertThat(scanned(Clouds.pool(real, fake), 5)).isEqualTo(plain(real, fake, 5));
    }

    @Test
    void theSearchInFloatGivesThePlainDefinition() {
        for (double offset : new double[] {0, 1e6}) {
            double[][] real = moved(Clouds.modes(500, 64, 6, 1, "a"), offset);
            double[][] fake = moved(Clouds.modes(450, 64, 6, 0.95, "b"), offset);
            assertThat(Prdc.of(Clouds.flat(real), Clouds.flat(fake), 64, 5)).isEqualTo(plain(real, fake, 5));
            assertThat(scanned(Clouds.pool(real, fake), 5)).isEqualTo(plain(real, fake, 5));
        }
    }

    private static double[][] moved(double[][] points, double by) {
        return Arrays.stream(points)
                .map(x -> Arrays.stream(x).map(v -> v + by).toArray())
                .toArray(double[][]::new);
    }

    @Test
    void theSearchInFloatGivesThePlainDefinitionOnTies() {
        double[][] real = lattice(301, 50, 2, "bits");
        double[][] fake = lattice(270, 50, 2, "more bits");
        assertThat(Prdc.of(Clouds.flat(real), Clouds.flat(fake), 50, 5)).isEqualTo(plain(real, fake, 5));
        double[][] few = Clouds.points(200, i -> real[i % 20]);
        assertThat(Prdc.of(Clouds.flat(few), Clouds.flat(fake), 50, 5)).isEqualTo(plain(few, fake, 5));
        assertThat(scanned(Clouds.pool(few, fake), 5)).isEqualTo(plain(few, fake, 5));
    }

    /** In few dimensions, in many, and where ties send the search back to plain distances. */
    @Test
    void numbersThatCameAsFloatGiveThePlainDefinition() {
        for (int d : new int[] {3, 64}) {
            double[][] real = rounded(Clouds.normal(301, d, "a"));
            double[][] fake = rounded(Clouds.normal(257, d, "b"));
            assertThat(Prdc.of(narrow(real), narrow(fake), d, 5)).isEqualTo(plain(real, fake, 5));
        }
        double[][] bits = lattice(301, 50, 2, "bits");
        double[][] more = lattice(270, 50, 2, "more bits");
        assertThat(Prdc.of(narrow(bits), narrow(more), 50, 5)).isEqualTo(plain(bits, more, 5));
    }

    private static double[][] rounded(double[][] points) {
        return Arrays.stream(points)
                .map(x -> Arrays.stream(x).map(v -> (float) v).toArray())
                .toArray(double[][]::new);
    }

    private static float[] narrow(double[][] points) {
        double[] flat = Clouds.flat(points);
        float[] narrow = new float[flat.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) flat[i];
        }
        return narrow;
    }

    @Test
    void neighboursOfTheSearchInFloatAreThePlainOnes() {
        Points points = Points.of(Clouds.flat(Clouds.normal(700, 60, "n")), 60);
        Neighbours screened = NeighbourScreen.of(points, Screen.Frame.of(points).screen(points), 64);
        Neighbours plain = Neighbours.of(points, null, 64);
        assertThat(screened.ids()).isEqualTo(plain.ids());
        assertThat(screened.squared()).isEqualTo(plain.squared());
    }

    @Test
    void exhaustedListsAreMeasuredAgain() {
        double[][] real = Clouds.normal(400, 2, "many");
        double[][] fake = Clouds.normal(8, 2, "few");
        assertThat(scanned(Clouds.pool(real, fake), 5)).isEqualTo(plain(real, fake, 5));
    }

    @Test
    void relabellingsReadTheSameLists() {
        Pool pool = Clouds.pool(lattice(120, 2, 30, "x"), lattice(120, 2, 30, "y"));
        Points points = Points.of(pool);
        int[] odd = IntStream.range(0, 240).filter(g -> g % 3 == 1).toArray();
        int[] rest = IntStream.range(0, 240).filter(g -> g % 3 != 1).toArray();
        Prdc scanned = pool.view(odd).get(new Prdc.Of(pool.view(rest), 3, 0)).prdc();
        assertThat(scanned)
                .isEqualTo(
                        Prdc.of(points.choose(rest).values(), points.choose(odd).values(), 2, 3));
    }

    @Test
    void theCapTakesTheItemsOfSmallestGroupHash() {
        Pool pool = Clouds.pool(lattice(50, 2, 9, "p"), lattice(50, 2, 9, "q"));
        int[] backwards = IntStream.range(0, 50).map(i -> 49 - i).toArray();
        assertThat(Nearest.smallest(pool.view(backwards), 7)).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void aSideNeedsMoreThanKPoints() {
        assertThatThrownBy(() -> Prdc.of(new double[5], new double[9], 1, 5)).hasMessageContaining("k = 5");
        assertThat(scanned(Clouds.pool(lattice(5, 2, 9, "s"), lattice(90, 2, 9, "t")), 5))
                .isNull();
    }

    @Test
    void neighboursComeByDistanceThenIndex() {
        Neighbours lists = Neighbours.of(Points.of(new double[] {0, 3, 1, 1, -1}, 1), 3);
        assertThat(Arrays.copyOf(lists.ids(), 3)).containsExactly(2, 3, 4);
        assertThat(Arrays.copyOfRange(lists.ids(), 6, 9)).containsExactly(3, 0, 1);
        assertThat(Arrays.copyOfRange(lists.squared(), 6, 9)).containsExactly(0, 1, 4);
    }
}
