package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.genloss.metric.copying.DcrShare;
import org.junit.jupiter.api.Test;

/** Checks with a holdout. */
class CheckCopyingTest {
    private static final Schema TABLE = Schema.table(List.of(
            new Schema.Column("pay", Schema.Scale.NUMERIC),
            new Schema.Column("age", Schema.Scale.NUMERIC),
            new Schema.Column("job", Schema.Scale.CATEGORICAL)));
    private static final List<Payload> REFERENCE = rows("reference", 300);
    private static final List<Payload> HOLDOUT = rows("holdout", 300);
    private static final List<Payload> FRESH = rows("fresh", 300);

    private static List<Payload> rows(String name, int n) {
        UniformRandomProvider random = Seed.of(21).child(name).random();
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<Payload> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            rows.add(row(Math.exp(normal.sample()), 40 + 10 * normal.sample(), "job" + random.nextInt(4)));
        }
        return rows;
    }

    private static Payload row(double pay, double age, String job) {
        return new Payload.Row(List.of(new Cell.Number(pay), new Cell.Number(age), new Cell.Category(job)));
    }

    private static List<Payload> mixed(List<Payload> copies, int n) {
        return IntStream.range(0, 300)
                .mapToObj(i -> i < n ? copies.get(i) : FRESH.get(i))
                .toList();
    }

    private static Check.Given given(String name, Schema schema, List<Payload> payloads) {
        List<Item> items = IntStream.range(0, payloads.size())
                .mapToObj(i -> Item.of(name + i, payloads.get(i)))
                .toList();
        return Check.Given.of(name, List.of(), new Items(schema, items));
    }

    private static CheckResult check(List<Payload> generation, List<Payload> holdout) {
        return check(List.of(given("made", TABLE, generation)), Optional.of(given("held", TABLE, holdout)));
    }

    private static CheckResult check(List<Check.Given> generations, Optional<Check.Given> holdout) {
        Check.Real real = new Check.Real(given("train", TABLE, REFERENCE), holdout);
        return Check.run(real, generations, CheckSettings.of(Seed.of(1)), Workers.SERIAL, (what, done) -> {});
    }

    @Test
    void equalRowsAreFoundAndTheLevelStays() {
        CheckResult result = check(mixed(REFERENCE, 30), HOLDOUT);
        CheckResult.Generation generation = result.generations().get(0);
        CheckResult.Generation alone = check(List.of(given("made", TABLE, mixed(REFERENCE, 30))), Optional.empty())
                .generations()
                .get(0);
        assertThat(generation.verdict().level()).isEqualTo(alone.verdict().level());
        Finding equal = generation.copying().get(0);
        assertThat(equal.metric()).isEqualTo("identical-share");
        assertThat(equal.loss()).isFalse();
        assertThat(equal.effect().size()).isCloseTo(0.1, within(1e-9));
        assertThat(equal.p()).isLessThan(0.001);
        assertThat(equal.sentence())
                .isEqualTo("30 of 300 different rows equal one of train and none equal one of held alone;"
                        + " without copying about 15 would be of train.");
        assertThat(equal.examples()).hasSize(4).allMatch(shown -> shown.contains(" | job"));
        assertThat(equal.counts()).allMatch(c -> c.reference() == 1 && c.candidate() == 1);
        assertThat(result.headline()).endsWith(". made holds copies of the reference.");
        assertThat(result.holdout().orElseThrow().items()).isEqualTo(300);
        assertThat(generation.readings())
                .extracting(r -> r.card().id())
                .contains("dcr-share", "identical-share", "authenticity", "data-copying", "data-copying-cells");
    }

    @Test
    void nearCopiesAreFound() {
        List<Payload> near = REFERENCE.stream()
                .<Payload>map(payload -> {
                    List<Cell> cells = ((Payload.Row) payload).cells();
                    return row(
                            ((Cell.Number) cells.get(0)).value() * 1.0001,
                            ((Cell.Number) cells.get(1)).value(),
                            ((Cell.Category) cells.get(2)).value());
                })
                .toList();
        CheckResult result = check(mixed(near, 120), HOLDOUT);
        List<Finding> found = result.generations().get(0).copying();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).metric()).isEqualTo("dcr-share");
        assertThat(found.get(0).effect().size()).isBetween(0.25, 0.55);
        assertThat(found.get(0).examples()).allMatch(shown -> shown.contains("(reference: pay "));
        Reading share = result.generations().get(0).readings().stream()
                .filter(r -> r.card().id().equals("dcr-share"))
                .findFirst()
                .orElseThrow();
        assertThat(share.place()).isEqualTo("beyond floor");
        assertThat(share.floor().orElseThrow().contains(0.5)).isTrue();
    }

    @Test
    void withoutCopiesTheNoteSaysWhatWouldHaveBeenSeen() {
        CheckResult.Generation fresh = check(FRESH, HOLDOUT).generations().get(0);
        assertThat(fresh.copying()).isEmpty();
        assertThat(fresh.verdict().warnings())
                .anySatisfy(note -> assertThat(note)
                        .startsWith(
                                "No copying of train beyond chance was found beside held: 0 of the rows equal one of the first alone")
                        .contains(
                                "Copies of 3.7\u00a0% of the rows, or near copies of ") // 11 of 300: 2^-11 is the first
                        // below 0.0005
                        .endsWith("would have been seen."));
        CheckResult.Generation copiesOfBoth = check(
                        IntStream.range(0, 300)
                                .mapToObj(i -> (i % 2 == 0 ? REFERENCE : HOLDOUT).get(i))
                                .toList(),
                        HOLDOUT)
                .generations()
                .get(0);
        assertThat(copiesOfBoth.copying())
                .as("as many of the holdout's, which no maker saw: likeness, not copying")
                .isEmpty();
    }

    @Test
    void copyingIsNamedAmongSeveralGenerations() {
        CheckResult result = check(
                List.of(given("gen1", TABLE, FRESH), given("gen2", TABLE, mixed(REFERENCE, 60))),
                Optional.of(given("held", TABLE, HOLDOUT)));
        assertThat(result.copying()).extracting(g -> g.data().name()).containsExactly("gen2");
        assertThat(result.headline()).endsWith("gen2 holds copies of the reference.");
    }

    @Test
    void withoutAHoldoutNothingIsSaidOfCopying() {
        CheckResult result = check(List.of(given("made", TABLE, REFERENCE.subList(0, 290))), Optional.empty());
        CheckResult.Generation generation = result.generations().get(0);
        assertThat(generation.copying()).isEmpty();
        assertThat(result.holdout()).isEmpty();
        assertThat(generation.readings())
                .filteredOn(r -> r.card().id().equals("dcr-share"))
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).contains("--holdout FILE"));
    }

    @Test
    void aHoldoutThatTellsNothingIsRefusedOrNoted() {
        assertThatThrownBy(() -> check(FRESH, REFERENCE))
                .hasMessageStartingWith("the holdout held holds the same items as the reference train.");
        assertThatThrownBy(() -> check(FRESH, List.of())).hasMessageStartingWith("held has no items");
        List<Payload> overlapping = IntStream.range(0, 300)
                .mapToObj(i -> i < 60 ? REFERENCE.get(i) : HOLDOUT.get(i))
                .toList();
        assertThat(check(FRESH, overlapping).generations().get(0).verdict().warnings())
                .anyMatch(note -> note.startsWith("60 of 300 items of the holdout held are in the reference too"));
        Check.Given narrow = given("narrow", Schema.vector(2), List.of(new Payload.Vector(new double[2])));
        assertThatThrownBy(() -> check(List.of(given("made", TABLE, FRESH)), Optional.of(narrow)))
                .hasMessageContaining("cannot compare narrow with train");
    }

    @Test
    void aMetricAloneReadsAsInTheCheck() {
        Check.Real real = new Check.Real(given("train", TABLE, REFERENCE), Optional.of(given("held", TABLE, HOLDOUT)));
        Check.Given made = given("made", TABLE, FRESH);
        CheckSettings settings = CheckSettings.of(Seed.of(1));
        assertThat(Measure.run(real, made, new DcrShare(), settings, Workers.SERIAL))
                .isEqualTo(check(FRESH, HOLDOUT).generations().get(0).readings().stream()
                        .filter(r -> r.card().id().equals("dcr-share"))
                        .toList());
    }

    @Test
    void copyingAloneIsWhatTheCheckFindsOfIt() {
        Check.Real real = new Check.Real(given("train", TABLE, REFERENCE), Optional.of(given("held", TABLE, HOLDOUT)));
        CheckSettings settings = CheckSettings.of(Seed.of(1));
        Check.Given copied = given("made", TABLE, mixed(REFERENCE, 30));
        assertThat(Check.copying(real, copied, settings, Workers.SERIAL))
                .isNotEmpty()
                .isEqualTo(check(mixed(REFERENCE, 30), HOLDOUT)
                        .generations()
                        .get(0)
                        .copying());
        assertThat(Check.copying(real, given("made", TABLE, FRESH), settings, Workers.SERIAL))
                .isEmpty();
        assertThatThrownBy(() -> Check.copying(Check.Real.of(real.reference()), copied, settings, Workers.SERIAL))
                .hasMessage("copying is told from likeness only by a holdout; none was given");
    }

    @Test
    void theBudgetIsShared() {
        for (int generations : new int[] {1, 2, 5}) {
            for (int which = 0; which < 8; which++) {
                Set<Budget.Beside> beside = EnumSet.noneOf(Budget.Beside.class);
                for (Budget.Beside one : Budget.Beside.values()) {
                    if ((which >> one.ordinal() & 1) > 0) {
                        beside.add(one);
                    }
                }
                Budget budget = Budget.of(0.01, generations, beside);
                double rest = budget.agreement() + budget.copying() + budget.benchmarks() + budget.subgroups();
                assertThat(budget.loss() + budget.shift() + budget.named() + rest)
                        .isCloseTo(0.01 / generations, within(1e-15));
                assertThat(budget.copying() > 0).isEqualTo(beside.contains(Budget.Beside.HOLDOUT));
                assertThat(budget.benchmarks() > 0).isEqualTo(beside.contains(Budget.Beside.EVALUATIONS));
                assertThat(budget.subgroups() > 0).isEqualTo(beside.contains(Budget.Beside.SUBGROUPS));
            }
        }
    }
}
