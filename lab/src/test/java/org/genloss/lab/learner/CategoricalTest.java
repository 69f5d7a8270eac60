package org.genloss.lab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.genloss.data.Cell;
import org.genloss.data.Codes;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Discrete;
import org.genloss.lab.Weighted;
import org.genloss.lab.learner.Categorical.Sampling;
import org.junit.jupiter.api.Test;

class CategoricalTest {
    private static Item row(String id, String category) {
        return Item.of(id, new Payload.Row(List.of(new Cell.Category(category))));
    }

    private static Corpus colours() {
        Schema schema = Schema.table(List.of(new Schema.Column("colour", Schema.Scale.CATEGORICAL)));
        return new Items(schema, List.of(row("1", "red"), row("2", "blue"), row("3", "red"), row("4", "green")));
    }

    @Test
    void sharesAreCountsOverRows() {
        Discrete model = (Discrete) new Categorical().fit(colours(), Seed.of(1));
        assertThat(model.probabilities()).containsExactly(0.25, 0.25, 0.5);
        assertThat(model.logDensity(row("x", "red"))).isEqualTo(Math.log(0.5));
        assertThat(model.logDensity(row("x", "pink"))).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(model.parameters()).extracting("value").containsExactly(3.0, 1 - 0.375);
    }

    /** Weights 1, 0, 2, 1 of red, blue, red, green: 3/4 red; with 1 added to counts of 0, 1 and 3: 1/7, 2/7, 4/7. */
    @Test
    void weightsCountInUnitsOfItems() {
        Weighted data = new Weighted(colours(), new double[] {2, 0, 4, 2});
        Discrete plain = (Discrete) new Categorical().fit(data, Seed.of(1));
        assertThat(plain.probabilities()).containsExactly(0, 0.25, 0.75);
        Discrete smoothed = (Discrete) new Categorical(1, 1, 0, Sampling.INDEPENDENT).fit(data, Seed.of(1));
        assertThat(smoothed.probabilities()).containsExactly(new double[] {1 / 7.0, 2 / 7.0, 4 / 7.0}, within(1e-15));
    }

    @Test
    void smoothingCountsTheWholeDictionary() {
        Codes codes = new Codes(Codes.Dictionary.numbered(4), new int[] {0, 0, 1});
        Discrete model = (Discrete) new Categorical(0.5, 1, 0, Sampling.INDEPENDENT).fit(codes, Seed.of(1));
        assertThat(model.probabilities()).containsExactly(2.5 / 5, 1.5 / 5, 0.5 / 5, 0.5 / 5);
    }

    @Test
    void drawsFollowTheDecodedLaw() {
        CategoricalLaw law = CategoricalLaw.of(1, 2, 3, 4);
        // squares of the two likeliest: 9 and 16
        int[] counts =
                Codes.of(law.decoded(0.5, 2, false).draw(100_000, Seed.of(3))).counts();
        assertThat(counts[0] + counts[1]).isZero();
        // four standard errors: 4 sqrt(.36 .64 / 100000) = 0.0061
        assertThat(counts[2] / 100_000.0).isCloseTo(0.36, within(0.0061));
        assertThat(law.decoded(0.5, 2, false).probabilities()).containsExactly(0.1, 0.2, 0.3, 0.4);
    }

    @Test
    void zeroProbabilityIsNeverDrawn() {
        int[] counts = Codes.of(CategoricalLaw.of(0, 1, 0, 1, 0).draw(10_000, Seed.of(4)))
                .counts();
        assertThat(counts[0] + counts[2] + counts[4]).isZero();
        assertThat(counts[1]).isBetween(4800, 5200);
    }

    @Test
    void systematicDrawsKeepWholeCounts() {
        CategoricalLaw law = CategoricalLaw.of(3, 1, 0, 6).decoded(1, 0, true);
        for (int seed = 0; seed < 20; seed++) {
            assertThat(Codes.of(law.draw(100, Seed.of(seed))).counts()).containsExactly(30, 10, 0, 60);
        }
    }

    @Test
    void zipfFallsByRank() {
        assertThat(CategoricalLaw.zipf(3, 1).probabilities())
                .containsExactly(new double[] {6 / 11.0, 3 / 11.0, 2 / 11.0}, within(1e-15));
        assertThat(CategoricalLaw.uniform(4).probabilities()).containsExactly(0.25, 0.25, 0.25, 0.25);
    }

    @Test
    void joiningKeepsCategoriesApart() {
        Codes first = new Codes(new Codes.Dictionary("c", List.of("a", "b")), new int[] {0, 1});
        Codes second = new Codes(new Codes.Dictionary("c", List.of("z", "b")), new int[] {0, 1, 1});
        Codes joint = Codes.concat(List.of(first, second));
        assertThat(joint.items().map(Codes::category)).containsExactly("a", "b", "z", "b", "b");
        assertThat(joint.pick(new int[] {2, 0}).items().map(Codes::category)).containsExactly("z", "a");
    }

    @Test
    void refusesWhatItCannotFit() {
        assertThatThrownBy(() -> new Categorical(-1, 1, 0, Sampling.INDEPENDENT))
                .hasMessageContaining("smoothing needs to be 0 or more");
        assertThatThrownBy(() -> new Categorical().fit(new Codes(Codes.Dictionary.numbered(2), new int[0]), Seed.of(1)))
                .hasMessageContaining("at least one row");
        assertThat(new Categorical().fits(Schema.text())).isFalse();
    }
}
