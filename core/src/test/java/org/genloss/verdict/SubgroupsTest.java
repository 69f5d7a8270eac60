package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.profile.Profile;
import org.junit.jupiter.api.Test;

class SubgroupsTest {
    private static final Schema TABLE = Schema.table(List.of(
            new Schema.Column("sex", Schema.Scale.CATEGORICAL),
            new Schema.Column("work", Schema.Scale.CATEGORICAL),
            new Schema.Column("age", Schema.Scale.NUMERIC)));
    private static final Subgroups SUBGROUPS = Subgroups.by("sex", TABLE, false);

    /**
     * What is done to the women, a third of the rows.
     *
     * @param kept chance that one stays; a man comes in her place
     * @param spread of their ages, 1 as that of the men
     * @param works kinds of work they do, of 8
     */
    private record Women(double kept, double spread, int works) {
        static final Women SAME = new Women(1, 1, 8);
    }

    private static Items rows(int n, Women women, int number) {
        UniformRandomProvider random = Seed.of(number).child("rows").random();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            boolean woman = random.nextInt(3) == 0 && random.nextDouble() < women.kept;
            int work = random.nextInt(woman ? women.works : 8);
            double age = 40 + 10 * (woman ? women.spread : 1) * normal.sample();
            items.add(Item.of(
                    String.valueOf(i),
                    new Payload.Row(List.of(
                            new Cell.Category(woman ? "f" : "m"),
                            new Cell.Category("work" + work),
                            new Cell.Number(age)))));
        }
        return new Items(TABLE, items);
    }

    private static List<Draw.Group> groups(Items items) {
        Draw.Of kind = new Draw.Of(Long.MAX_VALUE);
        return Profile.of(items, java.util.Set.of(kind)).get(kind).groups();
    }

    private static Symptom asked(Women women, int n, double level, int number) {
        Pool pool = new Pool(TABLE, groups(rows(n, Women.SAME, 2 * number)), groups(rows(n, women, 2 * number + 1)));
        return SUBGROUPS.of(pool, pool, level, Seed.of(number), Workers.SERIAL);
    }

    private static List<String> found(Symptom symptom) {
        return symptom.findings().stream()
                .map(f -> f.metric() + " " + f.subject())
                .toList();
    }

    @Test
    void eachLossIsFoundWhereItIsAndNowhereElse() {
        assertThat(found(asked(new Women(0.5, 1, 8), 1000, 0.01, 1))).containsExactly("subgroup-size sex = f");
        assertThat(found(asked(new Women(1, 0.6, 8), 1000, 0.01, 2))).containsExactly("subgroup-spread sex = f");
        assertThat(found(asked(new Women(1, 1, 3), 1000, 0.01, 3))).containsExactly("subgroup-entropy sex = f");
        assertThat(asked(new Women(1, 1, 3), 1000, 0.01, 3).findings().get(0).late())
                .isFalse();
    }

    /** Of 3 of 8 kinds of work the effective number kept is 3/8; the size kept is the ratio of the counts. */
    @Test
    void theShareKeptIsThatOfTheCounts() {
        Items left = rows(3000, Women.SAME, 8);
        Items right = rows(3000, new Women(0.5, 1, 3), 9);
        Pool pool = new Pool(TABLE, groups(left), groups(right));
        Symptom symptom = SUBGROUPS.of(pool, pool, 0.01, Seed.of(4), Workers.SERIAL);
        assertThat(kept(symptom, "subgroup-entropy", "sex = f")).isCloseTo(3 / 8.0, within(0.01));
        assertThat(kept(symptom, "subgroup-size", "sex = f"))
                .isCloseTo((double) women(right) / women(left), within(1e-12));
        assertThat(kept(symptom, "subgroup-entropy", "sex = m")).isCloseTo(1, within(0.02));
    }

    private static double kept(Symptom symptom, String metric, String subject) {
        return symptom.kept().stream()
                .filter(k -> k.metric().equals(metric) && k.subject().equals(subject))
                .mapToDouble(Kept::share)
                .findFirst()
                .orElseThrow();
    }

    private static long women(Items items) {
        return items.list().stream()
                .filter(item -> ((Payload.Row) item.payload()).cells().get(0).equals(new Cell.Category("f")))
                .count();
    }

    /** Binomial(120, 0.1) exceeds 22 with chance 0.002; the floors only take findings away. */
    @Test
    void whereNothingChangedItIsFoundAsRarelyAsStated() {
        int found = 0;
        for (int run = 0; run < 120; run++) {
            found += asked(Women.SAME, 200, 0.1, 100 + run).findings().isEmpty() ? 0 : 1;
        }
        assertThat(found).isBetween(1, 22);
    }

    @Test
    void smallSubgroupsAreNamedAsNotTested() {
        Symptom symptom = asked(new Women(0.1, 1, 8), 120, 0.01, 5);
        assertThat(symptom.note()).contains("Of sex, one subgroup was too small to be tested.");
    }

    @Test
    void whatCannotMakeSubgroupsIsRefused() {
        Pool pool = new Pool(TABLE, groups(rows(50, Women.SAME, 1)), groups(rows(50, Women.SAME, 2)));
        assertThatThrownBy(
                        () -> CheckSettings.of(Seed.of(1)).withSubgroup("race").fitting(TABLE))
                .hasMessage("there is no column race to make subgroups; the columns are sex, work and age");
        assertThatThrownBy(() -> Subgroups.by("age", TABLE, false).of(pool, pool, 0.01, Seed.of(1), Workers.SERIAL))
                .hasMessageStartingWith("age has 100 different numbers; subgroups are made by a column of categories");
        assertThatThrownBy(() -> Subgroups.by("sex", Schema.vector(3), false))
                .hasMessageStartingWith(
                        "subgroups are made by a column of a table or a field beside texts, and this is vector data");
    }

    /** Through the whole check: the level, its budget, and a check that does not ask. */
    @Test
    void aLossInASubgroupIsALossOfTheGeneration() {
        CheckSettings settings = CheckSettings.of(Seed.of(3)).withMetrics(List.of());
        Comparison check = Comparison.with("real", rows(1500, Women.SAME, 1))
                .generation("made", rows(1500, new Women(0.6, 1, 8), 2))
                .settings(settings);
        CheckResult.Generation made = check.subgroup("sex").run().generations().get(0);
        assertThat(made.verdict().level()).isEqualTo(Level.EARLY_COLLAPSE);
        assertThat(made.verdict().findings())
                .anySatisfy(f -> assertThat(f.family()).isEqualTo(Subgroups.FAMILY));
        assertThat(check.run().generations().get(0).verdict().findings())
                .noneSatisfy(f -> assertThat(f.family()).isEqualTo(Subgroups.FAMILY));
    }
}
