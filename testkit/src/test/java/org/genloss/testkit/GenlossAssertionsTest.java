package org.genloss.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.genloss.testkit.GenlossAssertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Schema;
import org.genloss.data.Vectors;
import org.junit.jupiter.api.Test;

/** Normal and categorical data whose losses are made by hand. */
class GenlossAssertionsTest {
    private static final Schema TABLE = Schema.table(List.of(
            new Schema.Column("pay", Schema.Scale.NUMERIC), new Schema.Column("job", Schema.Scale.CATEGORICAL)));

    private static Items table(long seed, int rows, double spread, int jobs) {
        Random random = new Random(seed);
        List<List<Object>> all = new ArrayList<>();
        while (all.size() < rows) {
            all.add(List.of(100 + spread * random.nextGaussian(), "job" + random.nextInt(jobs)));
        }
        return Items.rows("r", TABLE, all);
    }

    private static Corpus vectors(int count, double spread) {
        Random random = new Random(5 + Math.round(spread * 10));
        double[] values = new double[3 * count];
        for (int i = 0; i < values.length; i++) {
            values[i] = spread * random.nextGaussian();
        }
        return new Vectors("v", 3, values);
    }

    @Test
    void aFreshSamplePasses() {
        assertThat(table(2, 1000, 10, 5))
                .hasNotCollapsedFrom(table(1, 1000, 10, 5))
                .isHealthyAgainst(table(1, 1000, 10, 5))
                .hasNotCopiedFrom(table(1, 1000, 10, 5), table(3, 1000, 10, 5));
    }

    @Test
    void aLossFailsWithHeadlineFindingsAndExamples() {
        Items narrow = table(2, 400, 3, 3);
        Items real = table(1, 400, 10, 5);
        assertThatThrownBy(() -> assertThat(narrow).hasNotCollapsedFrom(real))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expected the generation not to have collapsed, but it is late collapse.")
                .hasMessageContaining("at generation")
                .hasMessageContaining("- `pay` spreads ")
                .hasMessageContaining("\n  for example job4, job3");
        assertThatThrownBy(() -> assertThat(vectors(300, 0.4)).hasNotCollapsedFrom(vectors(300, 1)))
                .hasMessageContaining("collapse");
    }

    @Test
    void littleDataHasNotCollapsedButIsNotHealthyEither() {
        Items few = table(2, 12, 10, 5);
        Items real = table(1, 400, 10, 5);
        assertThat(few).hasNotCollapsedFrom(real);
        assertThatThrownBy(() -> assertThat(few).isHealthyAgainst(real))
                .hasMessageContaining("to be healthy, but it is undecided")
                .hasMessageContaining("12");
    }

    @Test
    void copiesOfTheTrainingDataFail() {
        Items training = table(1, 400, 10, 5);
        List<Item> copied = new ArrayList<>(training.list().subList(0, 60));
        copied.addAll(table(2, 340, 10, 5).list());
        Corpus generation = new Items(TABLE, copied);
        assertThatThrownBy(() -> assertThat(generation).hasNotCopiedFrom(training, table(3, 400, 10, 5)))
                .hasMessageContaining("Expected no copies of the training data.")
                .hasMessageContaining("for example");
        assertThat(generation).hasNotCollapsedFrom(training);
    }

    /** At a false-alarm rate of 0.49 the same shift of the mean is seen that passes at 0.001. */
    @Test
    void theFalseAlarmRateIsTheUsers() {
        Items moved = table(2, 120, 7.6, 5);
        Items real = table(1, 120, 10, 5);
        assertThatCode(() -> assertThat(moved).withAlpha(0.001).hasNotCollapsedFrom(real))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> assertThat(moved).withAlpha(0.49).hasNotCollapsedFrom(real))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(moved).withAlpha(0.7).hasNotCollapsedFrom(real))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingAndWrongShapesAreRefused() {
        assertThatThrownBy(() -> assertThat(null).hasNotCollapsedFrom(vectors(40, 1)))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(vectors(40, 1)).hasNotCollapsedFrom(table(1, 40, 1, 2)))
                .hasMessageContaining("cannot compare");
    }
}
