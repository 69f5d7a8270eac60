package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.profile.Draw;
import org.junit.jupiter.api.Test;

class DataNotesTest {
    private static final Schema TABLE = Schema.table(List.of(
            new Schema.Column("age", Schema.Scale.NUMERIC), new Schema.Column("town", Schema.Scale.CATEGORICAL)));

    private static Check.Side side(String name, Schema schema, List<Item> items, String... uncompared) {
        Draw draw = new Draw.Of(1L << 24).empty();
        items.forEach(draw::accept);
        return new Check.Side(
                name, List.of(), schema, draw, Census.Of.beside(draw.kind()).empty(), List.of(uncompared));
    }

    private static Check.Side rows(String name, int n, IntFunction<Cell> age, IntFunction<Cell> town) {
        return side(
                name,
                TABLE,
                IntStream.range(0, n)
                        .mapToObj(i -> Item.of(name + i, new Payload.Row(List.of(age.apply(i), town.apply(i)))))
                        .toList());
    }

    private static Cell town(int i) {
        return new Cell.Category("town" + i % 5);
    }

    private static Check.Side real(int n) {
        return rows("real", n, i -> new Cell.Number(i % 40), DataNotesTest::town);
    }

    @Test
    void aColumnThatIsEmptyOrHoldsOneValueOnOneSideIsNamed() {
        Check.Side made = rows("made", 200, i -> Cell.MISSING, i -> new Cell.Category("town3"));
        assertThat(DataNotes.of(real(200), made, false))
                .containsExactly(
                        "Empty in all 200 items of made, and not in real: age.",
                        "One value alone in all 200 items of made: town (town3, as in 20 % of real)."
                                .replace("20 %", "20\u00a0%"));
        assertThat(DataNotes.of(made, real(200), false))
                .as("either side")
                .hasSize(2)
                .allSatisfy(note -> assertThat(note).contains("of made"));
        assertThat(DataNotes.of(made, made, false)).as("no change").isEmpty();
        assertThat(DataNotes.of(real(200), real(200), false)).isEmpty();
    }

    /** Nine in ten rows are 0: six zeros in a row are no wonder (0.53), two hundred are (7e-10). */
    @Test
    void whatLuckExplainsIsNotNamed() {
        Check.Side mostly = rows("mostly", 400, i -> new Cell.Number(i % 10 == 0 ? 7 : 0), DataNotesTest::town);
        assertThat(DataNotes.of(mostly, rows("few", 6, i -> new Cell.Number(0), DataNotesTest::town), true))
                .isEmpty();
        assertThat(DataNotes.of(mostly, rows("many", 200, i -> new Cell.Number(-0.0), DataNotesTest::town), true))
                .containsExactly("One value alone in all 200 items of many: age (0, as in 90\u00a0% of mostly).");
    }

    @Test
    void aDeadDimensionOfVectorsIsNamed() {
        IntFunction<Item> alive = i -> Item.of("a" + i, new Payload.Vector(new double[] {i, i % 7, -i}));
        IntFunction<Item> dead = i -> Item.of("b" + i, new Payload.Vector(new double[] {i, 0.25, -i}));
        Check.Side left = side(
                "left", Schema.vector(3), IntStream.range(0, 50).mapToObj(alive).toList());
        Check.Side right = side(
                "right", Schema.vector(3), IntStream.range(0, 50).mapToObj(dead).toList());
        assertThat(DataNotes.of(left, right, false))
                .containsExactly("One value alone in all 50 items of right: dimension 2 (0.25, as in none of left).");
    }

    @Test
    void columnsThatOnlyTheGenerationHasAreNamed() {
        Check.Side more = side("more", TABLE, List.of(), "extra", "score");
        assertThat(DataNotes.of(real(40), more, true))
                .contains("more has 2 columns that real lacks, and that are not compared: extra and score.");
    }

    private static Check.Side texts(String name, int n, int blank) {
        return side(
                name,
                Schema.text(),
                IntStream.range(0, n)
                        .mapToObj(i -> Item.of(name + i, new Payload.Text(i < blank ? " " : "word " + i)))
                        .toList());
    }

    @Test
    void blankTextsAreCountedWhereTheGenerationHasMore() {
        assertThat(DataNotes.of(texts("real", 1200, 0), texts("made", 1200, 40), false))
                .containsExactly("40 of the 1,200 texts of made are blank, none of the 1,200 of real.");
        assertThat(DataNotes.of(texts("real", 1200, 20), texts("made", 1200, 40), false))
                .isEmpty();
        assertThat(DataNotes.of(texts("real", 1200, 0), texts("made", 1200, 11), false))
                .isEmpty();
        assertThat(DataNotes.of(texts("real", 50, 0), texts("made", 50, 2), false))
                .isEmpty();
    }

    private static Check.Side words(String name, int n, IntFunction<String> word) {
        return side(
                name,
                Schema.text(),
                IntStream.range(0, n)
                        .mapToObj(i -> Item.of(name + i, new Payload.Text(word.apply(i))))
                        .toList());
    }

    @Test
    void itemsThatComeAgainAreCountedWhereTheGenerationHasMore() {
        Check.Side real = words("real", 200, i -> "word " + i / (i < 4 ? 2 : 1));
        Check.Side made = words("made", 200, i -> i < 80 ? "one" : i < 120 ? "pair " + i / 2 : "word " + i);
        assertThat(DataNotes.of(real, made, false))
                .containsExactly(
                        "120 of the 200 texts of made are equal to another of its own, 4 of the 200 of real. What else differs may come of that.");
        assertThat(DataNotes.of(made, real, false)).isEmpty();
        assertThat(DataNotes.of(real, words("few", 200, i -> "word " + i / (i < 12 ? 2 : 1)), false))
                .as("12 against 4 can be luck")
                .isEmpty();
        assertThat(DataNotes.of(words("real", 200, i -> "w" + i % 20), words("more", 1000, i -> "w" + i % 20), false))
                .as("few values")
                .isEmpty();
        Check.Side row = rows("row", 90, i -> new Cell.Number(i / 3), i -> new Cell.Category("t" + i / 3));
        assertThat(DataNotes.of(rows("real", 90, Cell.Number::new, i -> new Cell.Category("t" + i)), row, false))
                .containsExactly(
                        "90 of the 90 rows of row are equal to another of its own, none of the 90 of real. What else differs may come of that.");
    }

    /** Ten pairs; of two items the other of a pair is drawn with chance 1/19, of all twenty for certain. Triples: 1 - 6/8 5/7. */
    @Test
    void itemsThatMeetTheirEqualAreCountedAtTheSizeOfTheSmallerSide() {
        long[] pairs = IntStream.range(0, 20).mapToLong(i -> i / 2).toArray();
        assertThat(Repeated.repeated(pairs, 2)).isCloseTo(2 / 19.0, within(1e-12));
        assertThat(Repeated.repeated(pairs, 20)).isEqualTo(20);
        assertThat(Repeated.repeated(pairs, 1)).isZero();
        long[] triples = IntStream.range(0, 9).mapToLong(i -> i / 3).toArray();
        assertThat(Repeated.repeated(triples, 3)).isCloseTo(3 * (1 - 6 / 8.0 * 5 / 7.0), within(1e-12));
    }

    @Test
    void idsThatComeAgainAreNamedUnlessAFieldOfGroupsWasGiven() {
        List<Item> items = IntStream.range(0, 60)
                .mapToObj(i -> new Item(
                        "q" + i / 3 + (i % 3 == 0 ? "" : "#" + i),
                        "q" + i / 3,
                        new Payload.Text("text " + i),
                        Origin.unknown(),
                        true,
                        java.util.Map.of()))
                .toList();
        Check.Side again = side("again", Schema.text(), items);
        Check.Side once = side(
                "once",
                Schema.text(),
                IntStream.range(0, 60)
                        .mapToObj(i -> Item.of("o" + i, new Payload.Text("word " + i)))
                        .toList());
        String sizes =
                "Groups of once hold 1 item on average, those of again 3 items: the verdict reads one item of each, so that their sizes do not pass for a change.";
        assertThat(DataNotes.of(once, again, false))
                .hasSize(2)
                .contains(sizes)
                .first()
                .asString()
                .startsWith(
                        "Ids come again in again: 60 of its 60 items have an id that others have too (20 ids, such as q")
                .endsWith("--id-field.");
        assertThat(DataNotes.of(once, again, true)).containsExactly(sizes);
        assertThat(DataNotes.of(again, again, true)).isEmpty();
    }
}
