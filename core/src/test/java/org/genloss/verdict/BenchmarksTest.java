package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.genloss.data.Seed;
import org.genloss.metric.Interval;
import org.junit.jupiter.api.Test;

class BenchmarksTest {
    private static final Seed SEED = Seed.of(5);

    private static Evaluations.Result result(String generation, int item, String subgroup, double score) {
        return new Evaluations.Result(generation, "facts", "q" + item, subgroup, score);
    }

    /** 100 items: so many right before and wrong after, so many the other way round, half of the rest right twice. */
    private static Evaluations changed(int worse, int better) {
        List<Evaluations.Result> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            boolean turned = i < worse + better;
            boolean before = turned ? i < worse : i % 2 == 0;
            all.add(result("human", i, "", before ? 1 : 0));
            all.add(result("gen1", i, "", turned == before ? 0 : 1));
        }
        return new Evaluations(all);
    }

    private static Symptom symptom(Evaluations evaluations) {
        return new Benchmarks(evaluations, "human", SEED).of("gen1", 0.001);
    }

    /** Expected: sums of binomial coefficients over 2^n, in Python's whole numbers. */
    @Test
    void rightAndWrongIsTestedByTheExactSignTest() {
        assertThat(symptom(changed(15, 4)).readings().get(0).p())
                .hasValueSatisfying(p -> assertThat(p).isCloseTo(0.009605407714843750, within(1e-15)));
        assertThat(symptom(changed(40, 10)).readings().get(0).p())
                .hasValueSatisfying(p -> assertThat(p).isCloseTo(1.1930665838377763e-05, within(1e-15)));
        assertThat(symptom(changed(0, 9)).readings().get(0).p()).hasValue(1.0);
    }

    @Test
    void aCertainLossIsAFindingWithTheItemsThatWereLost() {
        Symptom symptom = symptom(changed(40, 10));
        Finding finding = symptom.findings().get(0);
        assertThat(finding.family()).isEqualTo("quality");
        assertThat(finding.sentence())
                .isEqualTo(
                        "Right answers on facts fell from 65\u00a0% to 35\u00a0% (100 items, answered by human too).");
        assertThat(finding.examples()).hasSize(12).first().isEqualTo("q0");
        assertThat(finding.late()).isTrue();
        assertThat(symptom(changed(15, 4)).findings()).isEmpty();
        assertThat(symptom(changed(10, 40)).findings()).isEmpty();
    }

    /** The interval covers what a bootstrap of items covers (5,000 resamples, its own generator). */
    @Test
    void theIntervalIsAboutThatOfABootstrap() {
        Reading reading = symptom(changed(20, 6)).readings().get(0);
        Random random = new Random(3);
        List<Double> resampled = new ArrayList<>();
        for (int b = 0; b < 5000; b++) {
            double before = 0;
            double after = 0;
            for (int i = 0; i < 100; i++) {
                int item = random.nextInt(100);
                boolean turned = item < 26;
                boolean was = turned ? item < 20 : item % 2 == 0;
                before += was ? 1 : 0;
                after += turned == was ? 0 : 1;
            }
            resampled.add(after / before);
        }
        resampled.sort(null);
        Interval interval = reading.interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(resampled.get(125), within(0.03));
        assertThat(interval.high()).isCloseTo(resampled.get(4875), within(0.03));
    }

    @Test
    void aClassThatIsForgottenIsNamed() {
        List<Evaluations.Result> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String part = "class " + i % 3;
            all.add(result("human", i, part, i % 10 > 0 ? 1 : 0));
            all.add(result("gen1", i, part, i % 10 > 0 && (i % 3 > 0 || i % 2 > 0) ? 1 : 0));
        }
        List<Finding> findings = symptom(new Evaluations(all)).findings();
        assertThat(findings).extracting(Finding::subject).containsExactly("facts", "facts, class 0");
        assertThat(findings.get(1).late()).isFalse();
        assertThat(findings.get(1).effect().size()).isCloseTo(50.0 / 90, within(0.02));
    }

    /** 11 to 0 of one benchmark and 10 to 0 of another: none of them is certain at 0.001 over eight tests, together they are. */
    @Test
    void aClassThatSeveralBenchmarksForgetIsTestedOverAll() {
        List<Evaluations.Result> all = new ArrayList<>();
        for (String benchmark : List.of("maths", "facts")) {
            for (int i = 0; i < 60; i++) {
                String part = i < 30 ? "rare" : "common";
                boolean lost = i < (benchmark.equals("maths") ? 11 : 10);
                all.add(new Evaluations.Result("human", benchmark, "q" + i, part, i % 30 < 24 ? 1 : 0));
                all.add(new Evaluations.Result("gen1", benchmark, "q" + i, part, !lost && i % 30 < 24 ? 1 : 0));
            }
        }
        List<Finding> findings = symptom(new Evaluations(all)).findings();
        assertThat(findings).extracting(Finding::subject).containsExactly("all benchmarks, rare");
        assertThat(findings.get(0).p()).isCloseTo(8 * Math.pow(0.5, 21), within(1e-15));
        assertThat(findings.get(0).examples()).contains("facts: q0");
    }

    /** At 5 %, of 400 pairs of graded results with nothing lost, 20 are expected and more than 33 once in 400. */
    @Test
    void gradedScoresAreTestedByTheirSigns() {
        Random random = new Random(11);
        int found = 0;
        for (int run = 0; run < 400; run++) {
            List<Evaluations.Result> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                double own = random.nextDouble();
                all.add(result("human", i, "", own + random.nextDouble()));
                all.add(result("gen1", i, "", own + random.nextDouble()));
            }
            Symptom symptom = new Benchmarks(new Evaluations(all), "human", Seed.of(run)).of("gen1", 0.05);
            found += symptom.readings().get(0).p().orElseThrow() <= 0.05 ? 1 : 0;
        }
        assertThat(found).isBetween(8, 33);
    }

    @Test
    void withoutResultsOfTheReferenceTheFirstGenerationIsTheBase() {
        Benchmarks benchmarks = new Benchmarks(changed(40, 10), "real", SEED);
        assertThat(benchmarks.of("human", 0.001).note())
                .hasValueSatisfying(n -> assertThat(n).contains("compared with those of human"));
        assertThat(benchmarks.of("gen1", 0.001).findings()).hasSize(1);
        assertThat(benchmarks.of("gen2", 0.001).note()).hasValue("No benchmark results of gen2 were given.");
    }

    @Test
    void tooFewItemsAreNotJudged() {
        List<Evaluations.Result> all = new ArrayList<>();
        for (int i = 0; i < 19; i++) {
            all.add(result("human", i, "", 1));
            all.add(result("gen1", i, "", 0));
        }
        Symptom symptom = symptom(new Evaluations(all));
        assertThat(symptom.readings()).isEmpty();
        assertThat(symptom.note()).hasValueSatisfying(n -> assertThat(n).contains("No benchmark has 20 items"));
    }

    @Test
    void whatIsNoScoreIsRefused() {
        assertThatThrownBy(() -> result("g", 1, "", -1)).hasMessageContaining("from 0 on, got -1");
        assertThatThrownBy(() -> new Evaluations(List.of(result("g", 1, "a", 1), result("g", 1, "b", 1))))
                .hasMessageContaining("subgroups a and b");
    }
}
