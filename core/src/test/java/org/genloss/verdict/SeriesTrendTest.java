package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.metric.Value;
import org.junit.jupiter.api.Test;

class SeriesTrendTest {
    private static final Card KEPT = Card.of("kept", "Kept").harm(Card.Harm.LESS);
    private static final Card MOVED = Card.of("moved", "Moved").harm(Card.Harm.MORE);

    private static Reading reading(Card card, double value) {
        return Reading.bare(card, Value.of("words", value, "nothing there"), 100, false);
    }

    private static List<CheckResult.Generation> series(double[] kept, double[] moved) {
        List<CheckResult.Generation> generations = new ArrayList<>();
        for (int g = 0; g < kept.length; g++) {
            CheckResult.DataSet data = new CheckResult.DataSet("g" + g, List.of(), Schema.Kind.TEXT, 100, 100, 100);
            Verdict verdict = new Verdict(Level.HEALTHY, 0.99, "Nothing was lost.", List.of(), "", List.of());
            generations.add(new CheckResult.Generation(
                    data, verdict, List.of(reading(KEPT, kept[g]), reading(MOVED, moved[g]))));
        }
        return generations;
    }

    private static List<SeriesTrend> trends(List<CheckResult.Generation> generations) {
        return SeriesTrend.of(generations, Carried.NONE, Seed.of(7));
    }

    /** Six falls in a row have the exact chance 2/6! = 1/360; of two readings the surer is adjusted to 2/360. */
    @Test
    void whatFallsIsTold() {
        List<SeriesTrend> trends =
                trends(series(new double[] {1, 0.9, 0.8, 0.7, 0.6, 0.5}, new double[] {0.1, 0.3, 0.2, 0.2, 0.1, 0.3}));
        assertThat(trends).extracting(t -> t.card().id()).containsExactly("kept", "moved");
        SeriesTrend kept = trends.get(0);
        assertThat(kept.p()).isCloseTo(1 / 360.0, within(1e-12));
        assertThat(kept.adjusted()).isCloseTo(2 / 360.0, within(1e-12));
        assertThat(kept.trend().slope()).isCloseTo(-0.1, within(1e-12));
        assertThat(kept.told() && kept.harmful()).isTrue();
        assertThat(trends.get(1).told()).isFalse();
    }

    @Test
    void generationsWithoutAValueDoNotCount() {
        List<SeriesTrend> trends = trends(series(
                new double[] {1, Double.NaN, 0.8, 0.7, Double.NaN, 0.5}, new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6}));
        assertThat(trends).extracting(t -> t.card().id()).containsExactly("moved");
        assertThat(trends.get(0).harmful()).isTrue();
        assertThat(trends(series(new double[] {1, 2}, new double[] {1, 2}))).isEmpty();
    }

    /** Six falls in a row, chance 1/360 of independent generations, are not told where each keeps nine tenths of the one before. */
    @Test
    void whatGenerationsThatKeepItemsDoIsUndecided() {
        List<CheckResult.Generation> series =
                series(new double[] {1, 0.9, 0.8, 0.7, 0.6, 0.5}, new double[] {0.1, 0.3, 0.2, 0.25, 0.15, 0.35});
        Carried carried = Carried.ofKeys(IntStream.range(0, 6)
                .mapToObj(g -> LongStream.range(10 * g, 10 * g + 100).toArray())
                .toList());
        List<SeriesTrend> trends = SeriesTrend.of(series, carried, Seed.of(7));
        SeriesTrend kept = trends.get(0);
        assertThat(kept.card().id()).isEqualTo("kept");
        assertThat(kept.told()).isFalse();
        assertThat(kept.undecided() && kept.harmful()).isTrue();
        assertThat(kept.unshared()).isCloseTo(2 / 360.0, within(1e-12));
        assertThat(kept.p()).isGreaterThan(0.05);
        assertThat(trends.get(1).undecided()).isFalse();
    }
}
