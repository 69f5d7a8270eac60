package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
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
import org.junit.jupiter.api.Test;

class CheckTest {
    private static final Workers MANY = new Workers() {
        @Override
        public <T> List<T> map(int count, IntFunction<T> task) {
            return IntStream.range(0, count).parallel().mapToObj(task).toList();
        }
    };

    private static final Schema SCHEMA = Schema.table(List.of(
            new Schema.Column("size", Schema.Scale.NUMERIC),
            new Schema.Column("weight", Schema.Scale.NUMERIC),
            new Schema.Column("town", Schema.Scale.CATEGORICAL)));

    /**
     * Rows of two correlated normals and a town of geometric frequencies.
     *
     * @param spread factor of both normals
     * @param towns how many of the towns occur
     */
    private static Check.Given rows(String name, int n, double spread, int towns) {
        UniformRandomProvider random = Seed.of(17).child(name).random();
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<Item> items = new ArrayList<>();
        while (items.size() < n) {
            double size = spread * normal.sample();
            int town = (int) (-2 * Math.log(1 - random.nextDouble()));
            if (town < towns) {
                Cell where = new Cell.Category("town" + town);
                List<Cell> cells =
                        List.of(new Cell.Number(size), new Cell.Number(size + 0.5 * spread * normal.sample()), where);
                items.add(Item.of(name + items.size(), new Payload.Row(cells)));
            }
        }
        return Check.Given.of(name, List.of(name + ".csv"), new Items(SCHEMA, items));
    }

    private static CheckResult check(Check.Given reference, Check.Given... generations) {
        return check(CheckSettings.of(Seed.of(1)), Workers.SERIAL, reference, generations);
    }

    private static CheckResult check(
            CheckSettings settings, Workers workers, Check.Given reference, Check.Given... generations) {
        return Check.run(
                reference,
                List.of(generations),
                settings,
                workers,
                (what, done) -> assertThat(done).isBetween(0.0, 1.0));
    }

    @Test
    void anotherSampleIsHealthyAndSaysWhatWouldHaveBeenSeen() {
        CheckResult result = check(rows("real", 600, 1, 99), rows("gen1", 600, 1, 99));
        assertThat(result.worst()).isEqualTo(Level.HEALTHY);
        assertThat(result.headline())
                .startsWith("Nothing was lost at gen1. A loss of ")
                .contains("would have been seen");
        assertThat(result.lost()).isEmpty();
        assertThat(result.reference().items()).isEqualTo(600);
    }

    @Test
    void theSameDataIsHealthy() {
        Check.Given real = rows("real", 600, 1, 99);
        assertThat(check(real, real).worst()).isEqualTo(Level.HEALTHY);
    }

    @Test
    void lostTownsAreNamedWithTheirCounts() {
        CheckResult result = check(rows("real", 1000, 1, 99), rows("gen1", 1000, 1, 4));
        assertThat(result.worst()).isEqualTo(Level.EARLY_COLLAPSE);
        assertThat(result.lost()).extracting(CheckResult.Lost::name).contains("town4", "town5");
        assertThat(result.lost()).allMatch(l -> l.generations().equals(List.of(0L)) && l.reference() > 9);
        assertThat(result.generations().get(0).verdict().findings())
                .anyMatch(f -> f.family().equals("named") && f.examples().contains("town4"));
    }

    @Test
    void halfTheVarianceIsLateCollapseSinceItsOnset() {
        CheckResult result = check(
                rows("real", 800, 1, 99),
                rows("gen1", 800, 1, 99),
                rows("gen2", 800, 0.8, 99),
                rows("gen3", 800, 0.55, 99));
        assertThat(result.generations())
                .extracting(g -> g.verdict().level())
                .containsExactly(Level.HEALTHY, Level.EARLY_COLLAPSE, Level.LATE_COLLAPSE);
        assertThat(result.headline()).contains("from gen2 on.").contains("At gen3 the body goes too.");
    }

    @Test
    void anEqualTownMixOfLargerThingsIsAShift() {
        CheckResult result = check(rows("real", 800, 1, 99), rows("gen1", 800, 1.6, 99));
        assertThat(result.worst()).isEqualTo(Level.SHIFTED);
        assertThat(result.generations().get(0).verdict().findings())
                .allMatch(f -> f.effect().kind() == Finding.Effect.Kind.CHANGE);
        assertThat(result.headline()).contains("and no loss was found. A loss of");
    }

    @Test
    void fewRowsAreUndecided() {
        CheckResult few = check(rows("real", 600, 1, 99), rows("gen1", 19, 1, 99));
        assertThat(few.worst()).isEqualTo(Level.UNDECIDED);
        assertThat(few.headline()).contains("Undecided: 19 items of gen1 against 600 of real.");
    }

    @Test
    void theSameContentOnBothSidesIsSaid() {
        Check.Given real = rows("real", 60, 1, 99);
        CheckResult same = check(real, new Check.Given("copy", List.of("copy.csv"), real.profile()));
        assertThat(same.generations().get(0).verdict().warnings())
                .anyMatch(w -> w.startsWith("The same content is on both sides: copy.csv holds the 60 items of the"));
        CheckResult other = check(real, rows("gen1", 60, 1, 99));
        assertThat(other.generations().get(0).verdict().warnings()).noneMatch(w -> w.contains("same content"));
    }

    /** 200 vectors are too few for their outliers; the number named is what would do, more than there are and within reason. */
    @Test
    void fewVectorsAreUndecidedAndSayHowManyWouldDo() {
        CheckResult few = check(vectors("real", 200), vectors("gen1", 200));
        assertThat(few.worst()).isEqualTo(Level.UNDECIDED);
        Matcher told = Pattern.compile("Undecided: 200 items on each side\\. To see .+ it takes about ([0-9,]+)\\.")
                .matcher(few.generations().get(0).verdict().sentence());
        assertThat(told.matches())
                .as(few.generations().get(0).verdict().sentence())
                .isTrue();
        assertThat(Integer.parseInt(told.group(1).replace(",", ""))).isBetween(300, 20_000);
    }

    private static Check.Given vectors(String name, int n) {
        var normal =
                ZigguratSampler.NormalizedGaussian.of(Seed.of(23).child(name).random());
        List<Item> items = new ArrayList<>();
        while (items.size() < n) {
            double[] x = DoubleStream.generate(normal::sample).limit(6).toArray();
            items.add(Item.of(name + items.size(), new Payload.Vector(x)));
        }
        return Check.Given.of(name, List.of(), new Items(Schema.vector(6), items));
    }

    @Test
    void theResultDoesNotDependOnThreads() {
        Check.Given real = rows("real", 300, 1, 99);
        Check.Given generation = rows("gen1", 250, 0.8, 99);
        CheckSettings settings = CheckSettings.of(Seed.of(4));
        assertThat(check(settings, MANY, real, generation))
                .isEqualTo(check(settings, Workers.SERIAL, real, generation));
    }

    @Test
    void aFieldThatLooksLikeAGroupIsWarnedOf() {
        CheckSettings settings =
                new CheckSettings(0.01, false, Optional.empty(), List.of("user"), new Draw.Of(1 << 20), Seed.of(1));
        CheckResult result = check(settings, Workers.SERIAL, rows("real", 50, 1, 99), rows("gen1", 50, 1, 99));
        assertThat(result.generations().get(0).verdict().warnings()).anyMatch(w -> w.contains("--group-field user"));
    }

    @Test
    void dataOfAnotherShapeIsRefusedWithWhatToDo() {
        Check.Given text = Check.Given.of("notes", List.of(), Items.texts("t", List.of("a", "b")));
        Check.Given narrow = Check.Given.of(
                "gen1", List.of(), new Items(Schema.table(SCHEMA.columns().subList(0, 2)), rowsOfTwo()));
        assertThatThrownBy(() -> check(rows("real", 30, 1, 99), text))
                .hasMessageContaining("read as table, notes as text")
                .hasMessageContaining("--kind");
        assertThatThrownBy(() -> check(rows("real", 30, 1, 99), narrow))
                .hasMessageContaining("gen1")
                .hasMessageContaining("lacks the columns town");
        assertThatThrownBy(() -> check(rows("real", 30, 1, 99))).hasMessageContaining("at least one generation");
    }

    private static List<Item> rowsOfTwo() {
        return List.of(Item.of("a", new Payload.Row(List.of(new Cell.Number(1), new Cell.Number(2)))));
    }

    /** A text of 9 letters counts 73 bytes, so all 3,000 hold less than 1 MiB; one of 599 counts 663, so 2,000 hold more. */
    @Test
    void manyShortTextsAreTestedAndOfLongOnesTwoThousand() {
        assertThat(tested(3000, 2)).containsOnly(3000L);
        assertThat(tested(2100, 120)).containsOnly(2000L);
    }

    private static List<Long> tested(int texts, int words) {
        CheckResult result = check(
                CheckSettings.of(Seed.of(1)).withMetrics(List.of()),
                Workers.SERIAL,
                texts("real", texts, words),
                texts("made", texts, words));
        return result.generations().get(0).readings().stream()
                .filter(Reading::tested)
                .map(Reading::items)
                .toList();
    }

    private static Check.Given texts(String name, int texts, int words) {
        UniformRandomProvider random = Seed.of(23).child(name).random();
        List<Item> items = IntStream.range(0, texts)
                .mapToObj(i -> Item.of(
                        name + i,
                        new Payload.Text(IntStream.range(0, words)
                                .mapToObj(w -> "w" + (100 + random.nextInt(900)))
                                .collect(java.util.stream.Collectors.joining(" ")))))
                .toList();
        return Check.Given.of(name, List.of(name + ".txt"), new Items(Schema.text(), items));
    }
}
