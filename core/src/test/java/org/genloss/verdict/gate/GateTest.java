package org.genloss.verdict.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.metric.Interval;
import org.genloss.metric.Value;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.CheckSettings;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Level;
import org.genloss.verdict.Reading;
import org.genloss.verdict.Verdict;
import org.genloss.verdict.gate.Gate.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gates over results made by hand: what fails is worked out by hand. */
class GateTest {
    private static final List<String> COLUMNS = List.of("age", "age group", "pay");

    private static Finding finding(String metric, String subject, String family, boolean late) {
        boolean loss = !family.equals("shift") && !family.equals("copying");
        return new Finding(
                metric,
                subject,
                family,
                loss,
                Finding.Effect.retained(0.5),
                0.001,
                "Lost.",
                List.of(),
                List.of(),
                late);
    }

    private static CheckResult result(Level level, List<Finding> findings, Reading... readings) {
        CheckResult.DataSet data = new CheckResult.DataSet("g", List.of("g.csv"), Schema.Kind.TABLE, 100, 100, 100);
        Verdict verdict = new Verdict(level, 0.99, "Lost.", findings, "", List.of());
        return new CheckResult(
                CheckSettings.of(Seed.of(7)),
                1000,
                data,
                List.of(new CheckResult.Generation(data, verdict, List.of(readings))),
                List.of());
    }

    private static Outcome.OfGeneration judged(Gate gate, CheckResult result) {
        return gate.judge(result).generations().get(0);
    }

    private static Waiver waiver(String what, String subject) {
        return new Waiver(what, subject, "", "known", "2027-01-31", false);
    }

    private static Gate waiving(Cause cause, Waiver... waivers) {
        return new Gate(Set.of(cause), List.of(), List.of(waivers), COLUMNS);
    }

    private static Reading reading(Card.Harm harm, double value, Interval floor) {
        Card card = Card.of("kept", "Kept").harm(harm);
        return new Reading(
                card,
                new Value.Of("age", value),
                Optional.of(new Interval(value - 0.02, value + 0.02)),
                Optional.ofNullable(floor),
                Optional.of(0.01),
                100,
                99,
                false);
    }

    @ParameterizedTest
    @CsvSource({
        "EARLY, HEALTHY, false",
        "EARLY, SHIFTED, false",
        "EARLY, UNDECIDED, false",
        "EARLY, EARLY_COLLAPSE, true",
        "EARLY, LATE_COLLAPSE, true",
        "LATE, EARLY_COLLAPSE, false",
        "LATE, LATE_COLLAPSE, true",
        "SHIFTED, SHIFTED, true",
        "SHIFTED, UNDECIDED, false",
        "SHIFTED, EARLY_COLLAPSE, true",
        "UNDECIDED, UNDECIDED, true",
        "UNDECIDED, SHIFTED, false",
        "NEVER, LATE_COLLAPSE, false",
        "COPYING, EARLY_COLLAPSE, true"
    })
    void levelsFailFromTheNamedOneOn(Cause cause, Level level, boolean fails) {
        assertThat(judged(Gate.of(cause), result(level, List.of())).fails()).isEqualTo(fails);
    }

    @Test
    void copyingByItselfGoesWithEarlyAndBesideAnotherLevelWithThatAlone() {
        CheckResult copies =
                result(Level.EARLY_COLLAPSE, List.of(finding("identical-share", "items", "copying", false)));
        assertThat(judged(Gate.of(Cause.COPYING), copies).reasons())
                .containsExactly("early collapse", "copies of the reference");
        assertThat(judged(Gate.of(Cause.COPYING, Cause.LATE), copies).reasons())
                .containsExactly("copies of the reference");
        assertThatThrownBy(() -> Gate.of(Cause.NEVER, Cause.LATE)).hasMessageContaining("never and late");
    }

    @Test
    void theLevelIsThatOfTheFindingsWhichAreNotWaived() {
        Finding late = finding("dependence", "pairs", "structure", true);
        Finding early = finding("column-tail", "age low 2.5 %", "tail", false);
        Finding shift = finding("column-tv", "pay", "shift", false);
        CheckResult all = result(Level.LATE_COLLAPSE, List.of(late, early, shift));
        assertThat(judged(waiving(Cause.EARLY), all).level()).isEqualTo(Level.LATE_COLLAPSE);
        Waiver structure = waiver("structure", "");
        assertThat(judged(waiving(Cause.LATE, structure), all).level()).isEqualTo(Level.EARLY_COLLAPSE);
        assertThat(judged(waiving(Cause.LATE, structure), all).fails()).isFalse();
        assertThat(judged(waiving(Cause.EARLY, structure, waiver("", "age")), all)
                        .level())
                .isEqualTo(Level.SHIFTED);
        Gate everything = waiving(Cause.SHIFTED, structure, waiver("", "age"), waiver("column-tv", "pay"));
        assertThat(judged(everything, all).level()).isEqualTo(Level.HEALTHY);
        assertThat(everything.judge(all).waiver(early))
                .hasValueSatisfying(w -> assertThat(w.title()).isEqualTo("age"));
    }

    @Test
    void anExpiredWaiverWaivesNothing() {
        Waiver expired = new Waiver("tail", "", "", "known", "2026-01-31", true);
        CheckResult lost = result(Level.EARLY_COLLAPSE, List.of(finding("column-tail", "age low", "tail", false)));
        Outcome outcome = waiving(Cause.EARLY, expired).judge(lost);
        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.expired()).containsExactly(expired);
        assertThat(outcome.uses(expired, lost)).isFalse();
    }

    /** "age group low" is of the column "age group", not of "age". */
    @ParameterizedTest
    @CsvSource({
        "age low 2.5 %, age",
        "range of age, age",
        "column age, age",
        "value of age group, age group",
        "age group low, age group"
    })
    void subjectsAreOfTheLongestColumnThatFits(String subject, String column) {
        for (String other : COLUMNS) {
            assertThat(waiver("", other).means("column-tail", "tail", subject, COLUMNS))
                    .as(other)
                    .isEqualTo(other.equals(column));
        }
    }

    /** Where nothing changed the reading is 0.9, the middle of its floor; a tenth of it is 0.09, so the limits are 0.81 and 0.99. */
    @ParameterizedTest
    @CsvSource({
        "LESS, 0.80, false", "LESS, 0.78, true", "LESS, 1.5, false", "MORE, 0.5, false", "MORE, 1.00, false",
        "MORE, 1.02, true", "EITHER, 0.78, true", "EITHER, 1.02, true", "AWAY_FROM_ONE, 0.78, true",
                "EITHER, 0.9, false"
    })
    void theWholeIntervalBeyondTheToleranceInTheHarmfulDirection(Card.Harm harm, double value, boolean broken) {
        Tolerance tenth = new Tolerance("kept", "", 10, true);
        Reading reading = reading(harm, value, new Interval(0.88, 0.92));
        assertThat(tenth.broken(reading).isPresent()).isEqualTo(broken);
        assertThat(Tolerance.of("kept", 0.09).broken(reading).isPresent()).isEqualTo(broken);
        Gate gate = new Gate(Set.of(), List.of(tenth), List.of(), COLUMNS);
        CheckResult healthy = result(Level.HEALTHY, List.of(), reading);
        assertThat(gate.judge(healthy).passed()).isEqualTo(!broken);
        Gate never = new Gate(Set.of(Cause.NEVER), List.of(tenth), List.of(), COLUMNS);
        assertThat(never.judge(healthy).passed()).isTrue();
        assertThat(never.judge(healthy).generations().get(0).breaches()).hasSize(broken ? 1 : 0);
        Gate waived = new Gate(Set.of(), List.of(tenth), List.of(waiver("kept", "age")), COLUMNS);
        assertThat(waived.judge(healthy).passed()).isTrue();
    }

    @Test
    void nothingWithinOrTouchingItsFloorIsBroken() {
        Reading wide = reading(Card.Harm.LESS, 0.6, new Interval(0.61, 1.19));
        assertThat(wide.place()).isEqualTo("touches floor");
        assertThat(Tolerance.of("kept", 0).broken(wide)).isEmpty();
    }

    @Test
    void ownSubjectsComeBeforeAllAndWhatCannotBeJudgedIsSaid() {
        Reading reading = reading(Card.Harm.LESS, 0.7, new Interval(0.88, 0.92));
        Gate gate = new Gate(
                Set.of(),
                List.of(Tolerance.of("kept", 0), new Tolerance("kept", "age", 0.5, false), Tolerance.of("other", 1)),
                List.of(),
                COLUMNS);
        Reading none = Reading.bare(reading.card(), new Value.Undefined("pay", "constant"), 100, false);
        CheckResult result = result(Level.HEALTHY, List.of(), reading, none);
        Outcome outcome = gate.judge(result);
        assertThat(outcome.passed()).isTrue();
        assertThat(outcome.unjudged(result)).extracting(Outcome.Unjudged::why).containsExactly("constant");
        assertThat(outcome.unread(result)).extracting(Tolerance::metric).containsExactly("other");
    }

    /** Without a floor the card says what is unchanged; a reading of neither has nothing to be compared with. */
    @Test
    void withoutAFloorTheCardsUnchangedValueCounts() {
        Reading bare = reading(Card.Harm.LESS, 0.7, null);
        Reading known = new Reading(
                bare.card().unchangedAt(1), bare.value(), bare.interval(), Optional.empty(), bare.p(), 100, 0, false);
        assertThat(Stream.of(0.27, 0.29)
                        .map(size -> Tolerance.of("kept", size).broken(known).isPresent()))
                .containsExactly(true, false);
        assertThat(Tolerance.of("kept", 0.1).broken(bare)).isEmpty();
        assertThat(Tolerance.of("kept", 0.1).unable(bare)).isPresent();
    }
}
