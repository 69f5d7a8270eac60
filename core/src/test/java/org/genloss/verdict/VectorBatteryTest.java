package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.metric.vector.Clouds;
import org.genloss.metric.vector.Points;
import org.genloss.profile.Pool;
import org.genloss.verdict.vector.VectorBattery;
import org.genloss.verdict.vector.VectorStatistic;
import org.junit.jupiter.api.Test;

/** Expected levels: shared/verdict.md, section 9.2 (20 modes in 32 dimensions, 500 a side). */
class VectorBatteryTest {
    private static final Seed SEED = Seed.of(5);

    private record Judged(Trial trial, Verdict verdict) {
        double effect(VectorStatistic statistic) {
            return trial.effect()[statistic.ordinal()];
        }

        List<String> losses() {
            return verdict.findings().stream()
                    .filter(Finding::loss)
                    .map(Finding::metric)
                    .toList();
        }
    }

    private static Judged judge(double[][] reference, double[][] candidate) {
        return judge(reference, candidate, CheckSettings.of(SEED));
    }

    private static Judged judge(double[][] reference, double[][] candidate, CheckSettings settings) {
        Pool pool = Clouds.pool(reference, candidate);
        Relabelling relabelling = new Relabelling(pool);
        VectorBattery battery = new VectorBattery(pool);
        Tested tested = Engine.run(battery, relabelling, SEED, 1000, Workers.SERIAL);
        Trial trial = Trial.of(battery, tested, relabelling.truth());
        return new Judged(
                trial,
                new Policy(trial, Budget.of(0.01, 1, Set.of()), settings).judge(List.of(), List.of(), List.of()));
    }

    private static double[][] modes(int n, double within, String name) {
        return Clouds.modes(n, 32, 20, within, name);
    }

    private static double[][] scaled(double[][] points, double by) {
        return Arrays.stream(points)
                .map(x -> Arrays.stream(x).map(v -> by * v).toArray())
                .toArray(double[][]::new);
    }

    @Test
    void twoSamplesOfOneSourceAreCalm() {
        for (int i = 0; i < 4; i++) {
            Judged judged = judge(modes(300, 1, "calm" + i), modes(300, 1, "calmer" + i));
            assertThat(judged.verdict().findings()).isEmpty();
        }
    }

    @Test
    void narrowedModesAreSeenAsLocalSpread() {
        Judged judged = judge(modes(500, 1, "real"), modes(500, 0.9, "narrow"));
        assertThat(judged.verdict().level()).isEqualTo(Level.EARLY_COLLAPSE);
        assertThat(judged.losses()).contains("local-spread");
        assertThat(judged.effect(VectorStatistic.LOCAL_SPREAD)).isCloseTo(0.90, within(0.015));
    }

    /** A loss of 3.5 % in spread: two genuine sources can differ as much, one population cannot. */
    @Test
    void aSmallLossCountsWhereOnePopulationIsDeclared() {
        double[][] reference = modes(1000, 1, "real");
        double[][] narrow = modes(1000, 0.965, "narrow");
        Judged plain = judge(reference, narrow);
        assertThat(plain.effect(VectorStatistic.LOCAL_SPREAD)).isBetween(0.95, 0.98);
        assertThat(plain.losses()).isEmpty();
        assertThat(plain.verdict().warnings()).hasSize(1).first().asString().contains("--same-population");
        CheckSettings of = CheckSettings.of(SEED);
        Judged declared = judge(
                reference,
                narrow,
                new CheckSettings(of.alpha(), true, of.groupField(), List.of(), of.draw(), of.seed()));
        assertThat(declared.losses()).contains("local-spread");
        assertThat(declared.verdict().level()).isEqualTo(Level.EARLY_COLLAPSE);
        assertThat(declared.verdict().warnings()).isEmpty();
        assertThat(judge(reference, modes(1000, 1, "same")).verdict().warnings())
                .isEmpty();
    }

    @Test
    void modesOfHalfTheWidthAreLate() {
        Judged judged = judge(modes(500, 1, "real"), modes(500, 0.5, "half"));
        assertThat(judged.verdict().level()).isEqualTo(Level.LATE_COLLAPSE);
        assertThat(judged.effect(VectorStatistic.LOCAL_SPREAD)).isCloseTo(0.52, within(0.03));
    }

    /** Points that draw together fall into the inner clusters; that must not excuse the loss of spread, however large. */
    @Test
    void aCloudThatDrawsTogetherIsLateHoweverFar() {
        double[][] reference = Clouds.normal(500, 6, "cloud");
        for (double by : new double[] {0.65, 0.5, 0.3, 0.1}) {
            Judged judged = judge(reference, scaled(Clouds.normal(500, 6, "other"), by));
            assertThat(judged.verdict().level()).as("spread %s", by).isEqualTo(Level.LATE_COLLAPSE);
            assertThat(judged.verdict().warnings()).isEmpty();
        }
    }

    /** Some modes of many: other content, and less varied; verdict.md section 7 takes no loss of spread for certain then. */
    @Test
    void aCloudThatMovedIsExcusedAndSaysSo() {
        double[][] reference = modes(500, 1, "real");
        double[][] moved = Arrays.stream(scaled(modes(500, 1, "elsewhere"), 0.8))
                .map(x -> Arrays.stream(x).map(v -> v + 3).toArray())
                .toArray(double[][]::new);
        Judged judged = judge(reference, moved);
        assertThat(judged.effect(VectorStatistic.TOTAL_SPREAD)).isLessThan(0.95);
        assertThat(judged.losses()).doesNotContain("total-spread", "local-spread");
        assertThat(judged.verdict().warnings()).hasSize(1).first().asString().contains("--same-population");
    }

    @Test
    void widenedModesAreNoLossAndCalledMoreVaried() {
        Judged wide = judge(modes(500, 1, "real"), modes(500, 1.1, "wide"));
        assertThat(wide.losses()).isEmpty();
        assertThat(wide.verdict().warnings()).anyMatch(w -> w.startsWith("More varied than the reference: "));
        assertThat(judge(modes(500, 1, "real"), modes(500, 1, "same")).verdict().warnings())
                .isEmpty();
    }

    /** Wider modes thin out what lies around the reference's items: missing fidelity, and not for want of variety, which the note says. */
    @Test
    void coverageThatIsThinnedByWiderModesIsExplained() {
        double[][] reference = modes(500, 1, "real");
        CheckSettings of = CheckSettings.of(SEED);
        CheckSettings declared = new CheckSettings(of.alpha(), true, of.groupField(), List.of(), of.draw(), of.seed());
        Judged wide = judge(reference, modes(500, 1.1, "wide"), declared);
        assertThat(wide.losses()).contains("neighbour-coverage");
        assertThat(wide.verdict().warnings())
                .anyMatch(w -> w.contains("which --same-population counts as coverage lost"));
        assertThat(judge(reference, modes(500, 1.1, "wide")).verdict().warnings())
                .noneMatch(w -> w.contains("coverage lost"));
    }

    @Test
    void aDroppedModeIsNamedByItsItems() {
        double[][] reference = Clouds.modes(800, 8, 8, 1, "all");
        double[] centre = Clouds.normal(8, 8, "centres")[3];
        double[][] candidate = Arrays.stream(Clouds.modes(1000, 8, 8, 1, "some"))
                .filter(x -> !near(x, centre))
                .limit(800)
                .toArray(double[][]::new);
        Judged judged = judge(reference, candidate);
        assertThat(judged.losses()).contains("emptiest-cluster", "effective-clusters");
        Finding emptiest = judged.verdict().findings().stream()
                .filter(f -> f.metric().equals("emptiest-cluster"))
                .findFirst()
                .orElseThrow();
        assertThat(emptiest.effect().size()).isLessThan(0.05);
        assertThat(emptiest.sentence()).contains("of 32 clusters is");
        assertThat(emptiest.examples())
                .isNotEmpty()
                .allSatisfy(
                        id -> assertThat(near(reference[number(id)], centre)).isTrue());
    }

    /** Forty modes are more than there are large clusters, of which some then hold several. */
    @Test
    void aSmallDroppedModeIsSeenByTheSmallClusters() {
        double[][] reference = Clouds.modes(1000, 32, 40, 1, "all");
        double[] centre = Clouds.normal(40, 32, "centres")[17];
        double[][] candidate = Arrays.stream(Clouds.modes(1200, 32, 40, 1, "some"))
                .filter(x -> !near(x, centre))
                .limit(1000)
                .toArray(double[][]::new);
        Judged judged = judge(reference, candidate);
        assertThat(judged.losses()).contains("emptiest-small-cluster");
        Finding emptiest = judged.verdict().findings().stream()
                .filter(f -> f.metric().equals("emptiest-small-cluster"))
                .findFirst()
                .orElseThrow();
        assertThat(emptiest.effect().size()).isLessThan(0.05);
        assertThat(emptiest.sentence()).contains("of 62 clusters is");
        assertThat(emptiest.examples())
                .isNotEmpty()
                .allSatisfy(
                        id -> assertThat(near(reference[number(id)], centre)).isTrue());
    }

    private static int number(String id) {
        assertThat(id).startsWith("r");
        return Integer.parseInt(id.substring(1));
    }

    private static boolean near(double[] x, double[] centre) {
        return IntStream.range(0, x.length)
                        .mapToDouble(j -> (x[j] - 4 * centre[j]) * (x[j] - 4 * centre[j]))
                        .sum()
                < 40;
    }

    @Test
    void cutTailsAreSeenFarFromTheCentre() {
        double[][] whole = Clouds.normal(1000, 4, "whole");
        double[][] cut = Arrays.stream(Clouds.normal(1200, 4, "cut"))
                .filter(x -> Arrays.stream(x).map(v -> v * v).sum() < 9.5)
                .limit(1000)
                .toArray(double[][]::new);
        Judged judged = judge(whole, cut);
        assertThat(judged.verdict().level().isLoss()).isTrue();
        assertThat(judged.losses()).contains("far-from-centre");
        assertThat(judged.effect(VectorStatistic.FAR)).isLessThan(0.3);
        assertThat(judged.effect(VectorStatistic.OUTLYING)).isLessThan(0.5);
    }

    @Test
    void aMovedCloudIsShiftedNotCollapsed() {
        double[][] moved = Arrays.stream(Clouds.normal(400, 3, "moved"))
                .map(x -> new double[] {x[0] + 1.5, x[1], x[2]})
                .toArray(double[][]::new);
        Judged judged = judge(Clouds.normal(400, 3, "still"), moved);
        assertThat(judged.verdict().level()).isEqualTo(Level.SHIFTED);
        assertThat(judged.effect(VectorStatistic.MEAN_SHIFT))
                .isCloseTo(1.5 / Math.sqrt(3 + 0.25 * 1.5 * 1.5), within(0.06));
    }

    @Test
    void copiesOfTheReferenceAreCalm() {
        double[][] real = modes(400, 1, "real");
        assertThat(judge(real, real).verdict().findings()).isEmpty();
    }

    @Test
    void aConstantCandidateIsLate() {
        double[][] constant = Clouds.points(200, i -> new double[] {0.1, 0.2, 0.3});
        assertThat(judge(Clouds.normal(200, 3, "real"), constant).verdict().level())
                .isEqualTo(Level.LATE_COLLAPSE);
    }

    @Test
    void fewItemsAreUndecided() {
        assertThat(judge(modes(100, 1, "few"), modes(100, 1, "fewer")).verdict().level())
                .isEqualTo(Level.UNDECIDED);
        assertThat(judge(Clouds.normal(1, 2, "one"), Clouds.normal(1, 2, "two"))
                        .verdict()
                        .level())
                .isEqualTo(Level.UNDECIDED);
    }

    @Test
    void tiesDoNotKnowTheSide() {
        var random = Seed.of(8).random();
        double[][] left = Clouds.points(400, i -> new double[] {random.nextInt(4), random.nextInt(3)});
        double[][] right = Clouds.points(400, i -> new double[] {random.nextInt(4), random.nextInt(3)});
        Judged judged = judge(left, right);
        assertThat(judged.trial().tested().results())
                .allSatisfy(r -> assertThat(r.p()).isGreaterThan(0.01));
    }

    @Test
    void theNeighbourPartTakesPointsFromElsewhere() {
        Pool pool = Clouds.pool(Clouds.normal(60, 2, "a"), Clouds.normal(60, 2, "b"));
        VectorBattery whole = new VectorBattery(pool);
        VectorBattery part = new VectorBattery(pool, Points.of(pool));
        boolean[] truth = new Relabelling(pool).truth();
        double[] all = new double[whole.statistics().size()];
        double[] some = new double[part.statistics().size()];
        whole.evaluate(truth, all);
        part.evaluate(truth, some);
        assertThat(some).hasSize(5).isEqualTo(Arrays.copyOf(all, 5));
        assertThat(part.bodyMoved(new boolean[0], some, some)).isZero();
    }

    @Test
    void halvesOfRealEmbeddingsAreCalmAndShrunkOnesAreNot() throws IOException {
        Path file = Path.of(System.getProperty("genloss.data", "../../shared/data"))
                .resolve("embeddings-glove100d/first5000.npy");
        assumeTrue(Files.isRegularFile(file), "no embeddings at " + file.toAbsolutePath());
        double[][] words = npy(file, 100);
        int[] order = IntStream.range(0, words.length)
                .boxed()
                .sorted((a, b) -> Long.compare(hash(a), hash(b)))
                .mapToInt(i -> i)
                .toArray();
        double[][] left = Clouds.points(1000, i -> words[order[i]]);
        double[][] right = Clouds.points(1000, i -> words[order[1000 + i]]);
        assertThat(judge(left, right).verdict().level()).isEqualTo(Level.HEALTHY);
        Judged shrunk = judge(left, scaled(right, 0.9));
        assertThat(shrunk.verdict().level()).isEqualTo(Level.EARLY_COLLAPSE);
        assertThat(shrunk.losses()).contains("local-spread", "total-spread", "axes-spread");
    }

    private static long hash(int i) {
        return SEED.child(i).key();
    }

    /** Little-endian float32 after a header whose length stands at byte 8. */
    private static double[][] npy(Path file, int d) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(10 + bytes.getShort(8));
        int n = bytes.remaining() / 4 / d;
        return Clouds.points(
                n, i -> IntStream.range(0, d).mapToDouble(j -> bytes.getFloat()).toArray());
    }
}
