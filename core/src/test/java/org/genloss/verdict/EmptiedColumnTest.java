package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.verdict.battery.NamedContent;
import org.genloss.verdict.table.TableNamed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A column that loses its values is what the verdict says, and one that gains some has lost nothing. */
class EmptiedColumnTest {
    private static final Schema TABLE = Schema.table(List.of(
            new Schema.Column("age", Schema.Scale.NUMERIC),
            new Schema.Column("town", Schema.Scale.CATEGORICAL),
            new Schema.Column("rooms", Schema.Scale.NUMERIC)));

    /** @param empty the cells of such a column, so large a share of them by luck, are empty */
    private static Check.Given rows(String name, int n, int column, double empty) {
        return Check.Given.of(name, List.of(), rowsOf(name, n, column, empty));
    }

    private static Items rowsOf(String name, int n, int column, double empty) {
        Random random = new Random(name.hashCode());
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double age = 40 + 12 * random.nextGaussian();
            List<Cell> cells = new ArrayList<>(List.of(
                    new Cell.Number(age),
                    new Cell.Category("town" + (int) (5 * Math.sqrt(random.nextDouble()))),
                    new Cell.Number(random.nextInt(6))));
            if (random.nextDouble() < empty) {
                cells.set(column, Cell.MISSING);
            }
            items.add(Item.of(name + i, new Payload.Row(cells)));
        }
        return new Items(TABLE, items);
    }

    private static Verdict verdict(Check.Given reference, Check.Given generation) {
        return Check.verdict(reference, generation, CheckSettings.of(Seed.of(1)), Workers.SERIAL);
    }

    @Test
    void aReferenceOfEmptyCellsHasNothingToLose() {
        Items full = rowsOf("made", 300, 0, 0);
        Items empty = new Items(
                TABLE,
                rowsOf("real", 300, 0, 0)
                        .items()
                        .map(item ->
                                Item.of(item.id(), new Payload.Row(List.of(Cell.MISSING, Cell.MISSING, Cell.MISSING))))
                        .toList());
        Verdict verdict = verdict(Check.Given.of("real", List.of(), empty), Check.Given.of("made", List.of(), full));
        assertThat(verdict.level()).isEqualTo(Level.SHIFTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void anEmptyColumnDecides(int column) {
        String name = TABLE.columns().get(column).name();
        Verdict verdict = verdict(rows("real", 300, column, 0.02), rows("made", 300, column, 1));
        assertThat(verdict.level().isLoss()).isTrue();
        assertThat(verdict.sentence())
                .startsWith("Column " + name + " has a value in 29")
                .contains(" of the reference's 300 and in none of 300 here (chance <1e-15).");
        Finding first = verdict.findings().get(0);
        assertThat(first.subject()).isEqualTo("column " + name);
        assertThat(first.effect().size()).isZero();
        assertThat(first.loss()).isTrue();
    }

    @Test
    void threeFifthsOfAColumnDecide() {
        Verdict verdict = verdict(rows("real", 300, 0, 0.02), rows("made", 300, 0, 0.6));
        assertThat(verdict.level().isLoss()).isTrue();
        assertThat(verdict.sentence()).startsWith("Column age has a value in 29");
        assertThat(verdict.findings().get(0).effect().size()).isEqualTo(0.4, within(0.06));
    }

    /** 0.85 of the values are the floor: of a fifth gone it is a loss, of a tenth a shift at most, however many rows say so. */
    @Test
    void aTenthIsNoLossAndAFifthIs() {
        Check.Given real = rows("real", 2000, 1, 0);
        assertThat(verdict(real, rows("made", 2000, 1, 0.2)).sentence()).startsWith("Column town has a value in 2,000");
        Verdict tenth = verdict(real, rows("made", 2000, 1, 0.1));
        assertThat(tenth.level()).isEqualTo(Level.SHIFTED);
        assertThat(tenth.findings()).noneMatch(f -> f.subject().equals("column town"));
    }

    /** 20 empty cells of 500 as a value would be a rare value gone, exp(-0.17) = 0.85 of the effective values, and 0.89 of those of pairs. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aColumnThatIsFilledHasLostNothing(int column) {
        Verdict verdict = verdict(rows("real", 500, column, 0.04), rows("made", 500, column, 0));
        assertThat(verdict.level().isLoss()).isFalse();
        Verdict much = verdict(rows("real", 500, 0, 0.6), rows("made", 500, 0, 0));
        assertThat(much.level()).isEqualTo(Level.SHIFTED);
        assertThat(much.findings())
                .noneMatch(Finding::loss)
                .anyMatch(f -> f.sentence().contains("% have no value in the reference, 0\u00a0% here."));
    }

    @Test
    void aColumnThatIsHalfEmptyOnBothSidesIsHealthy() {
        Verdict verdict = verdict(rows("real", 500, 0, 0.5), rows("made", 500, 0, 0.5));
        assertThat(verdict.level()).isEqualTo(Level.HEALTHY);
    }

    /** 20 of 20 and 10 of 20: of the 30 filled cells at least 10 are the generation's, so b = 10 alone counts, C(20,10) / C(40,30). */
    @Test
    void theChanceIsHypergeometric() {
        NamedContent.Among of = new NamedContent.Among(20, 20);
        Named named = new Named();
        NamedContent half = TableNamed.filled("age", 20, 10, of);
        assertThat(named.chance(half)).isEqualTo(184756 / 847660528.0, within(1e-12));
        assertThat(named.lost(List.of(half), 3e-4)).hasSize(1);
        assertThat(named.lost(List.of(half), 2e-4)).isEmpty();
    }

    /** Columns without enough empty cells to be emptied are not tested, and take no part of the rate: 2^-16 = 1.5e-5, nearly all of it. */
    @Test
    void filledColumnsCostNothing() {
        NamedContent.Among of = new NamedContent.Among(10_000, 10_000);
        List<NamedContent> all = new ArrayList<>(List.of(new NamedContent("value of town", "lost", 16, 0, of)));
        for (int c = 0; c < 1000; c++) {
            all.add(TableNamed.filled("c" + c, 10_000, 9_000, of));
        }
        assertThat(new Named().lost(all, 2e-5)).hasSize(1);
    }
}
