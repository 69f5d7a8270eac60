package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Schema.Column;
import org.genloss.data.Schema.Scale;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.profile.Draw;
import org.junit.jupiter.api.Test;

/** One source on both sides, in groups of other sizes or with names of its own on each side: nothing was lost by construction. */
class GroupSizesTest {
    private static final Schema SCHEMA = Schema.table(List.of(
            new Column("pay", Scale.NUMERIC),
            new Column("job", Scale.CATEGORICAL),
            new Column("day", Scale.CATEGORICAL)));

    private static List<Draw.Group> groups(int n, IntFunction<Integer> size) {
        return IntStream.range(0, n)
                .mapToObj(g -> new Draw.Group(
                        "g" + g,
                        g,
                        IntStream.range(0, size.apply(g))
                                .mapToObj(i -> Item.of(g + "-" + i, new Payload.Text("x")))
                                .toList()))
                .toList();
    }

    @Test
    void asManyItemsAreReadAsMakeGroupsAlike() {
        assertThat(GroupSizes.most(groups(50, g -> 1), groups(50, g -> 1))).isEqualTo(GroupSizes.ALL);
        assertThat(GroupSizes.most(groups(50, g -> 1), groups(50, g -> 3))).isEqualTo(1);
        assertThat(GroupSizes.most(groups(50, g -> 4), groups(50, g -> 5))).isEqualTo(4);
        assertThat(GroupSizes.most(groups(400, g -> 1 + g % 7), groups(300, g -> 1 + g % 7)))
                .isEqualTo(GroupSizes.ALL);
        // a tenth of the groups of one side goes on where the others end
        assertThat(GroupSizes.most(groups(400, g -> 1 + g % 7), groups(400, g -> g % 10 == 0 ? 40 : 1 + g % 7)))
                .isBetween(1, 12);
    }

    /** @param day what the days of this side are called */
    private static Check.Given side(String name, int groups, int each, IntFunction<String> day) {
        UniformRandomProvider random = Seed.of(11).child(name).random();
        List<Item> items = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            for (int i = 0; i < each; i++) {
                double pay = Math.exp(random.nextDouble() * 3);
                String job = "job" + (int) (12 * random.nextDouble() * random.nextDouble());
                items.add(new Item(
                        name + g + "-" + i,
                        name + g,
                        new Payload.Row(List.of(
                                new Cell.Number(pay),
                                new Cell.Category(job),
                                new Cell.Category(day.apply(random.nextInt(700))))),
                        Origin.unknown(),
                        true,
                        Map.of()));
            }
        }
        return Check.Given.of(name, List.of(), new Items(SCHEMA, items));
    }

    private static Verdict verdict(Check.Given reference, Check.Given generation) {
        return Check.verdict(reference, generation, CheckSettings.of(Seed.of(3)), Workers.SERIAL);
    }

    /** Each check has a false-alarm rate of 1 %: two of eight come by chance in 0.3 % of seeds, and before groups were made alike all eight were found. */
    @Test
    void largerGroupsAreNoLoss() {
        IntFunction<String> days = d -> "2024-" + d;
        int found = 0;
        for (int i = 0; i < 4; i++) {
            Check.Given ones = side("ones" + i, 800, 1, days);
            Check.Given more = side("more" + i, 800, 2 + i % 2, days);
            for (Verdict verdict : List.of(verdict(ones, more), verdict(more, ones))) {
                found += verdict.findings().isEmpty() ? 0 : 1;
                assertThat(verdict.warnings()).anyMatch(w -> w.contains("reads one item of each"));
            }
        }
        assertThat(found).isLessThan(2);
    }

    /** Days of two years are new values, and none of the names of one year may decide which side keeps its own. */
    @Test
    void whatValuesAreCalledDecidesNothing() {
        Check.Given early = side("real", 1500, 1, d -> "2022-" + d);
        Check.Given late = side("made", 1500, 1, d -> "2023-" + d);
        Check.Given renamed = side("real", 1500, 1, d -> "2024-" + d); // now behind the other in the alphabet
        Level level = verdict(early, late).level();
        assertThat(level.isLoss()).isFalse();
        assertThat(verdict(renamed, late).level()).isEqualTo(level);
        assertThat(verdict(late, early).level()).isEqualTo(level);
        assertThat(verdict(late, renamed).level()).isEqualTo(level);
    }
}
