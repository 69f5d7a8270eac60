package org.genloss.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.testkit.truth.Inexpressible;
import org.genloss.testkit.truth.TruthInvariant;
import org.genloss.testkit.truth.TruthRow;
import org.genloss.testkit.truth.TruthRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/**
 * Every row of a file of truths that the shelves can express. With {@code -Dgenloss.truths.full} each has its own replicates and tolerance;
 * otherwise a tenth of the replicates, and a tolerance that is wider by the square root of the ratio. Seeds are fixed; a row fails by
 * chance for about 1 of 10 000 choices of the seed, any of them for about 1 of 100.
 */
class TruthTest {
    private static final Seed SEED = Seed.of(20261121);
    private static final boolean FULL = System.getProperty("genloss.truths.full") != null;
    private static final int FEWER = 10;
    private static final Map<String, Integer> OUTCOMES = new TreeMap<>();

    @TestFactory
    Stream<DynamicTest> rows() {
        Path path = Path.of(System.getProperty("genloss.truths", "../../shared/truths"));
        if (!Files.exists(path)) { // a factory that is aborted counts as no test at all
            String why = "no truths at " + path + "; say where with -Dgenloss.truths=DIR";
            System.out.println("truths: skipped, " + why);
            return Stream.of(DynamicTest.dynamicTest("skipped", () -> Assumptions.abort(why)));
        }
        return TruthRow.read(path).stream().map(row -> DynamicTest.dynamicTest(row.id(), () -> check(row)));
    }

    @AfterAll
    static void say() {
        OUTCOMES.forEach((what, count) -> System.out.printf("truths: %3d rows %s%n", count, what));
    }

    private static void check(TruthRow row) {
        try {
            if (row.kind().equals("invariant")) {
                TruthInvariant.check(row, SEED.child(row.id()));
            } else {
                int replicates = FULL ? row.replicates() : (row.replicates() + FEWER - 1) / FEWER;
                compare(row, TruthRun.of(row, SEED, replicates), Math.sqrt((double) row.replicates() / replicates));
            }
            OUTCOMES.merge("run", 1, Integer::sum);
        } catch (Inexpressible why) {
            OUTCOMES.merge("not run: " + why.getMessage(), 1, Integer::sum);
            throw new TestAbortedException(row.id() + " not run: " + why.getMessage());
        }
    }

    private static void compare(TruthRow row, TruthRun run, double wider) {
        run.theory().ifPresent(theory -> {
            assertThat(Math.abs(theory - row.expected()))
                    .as("%s: theory %s", row.id(), theory)
                    .isLessThanOrEqualTo(row.accept());
            OUTCOMES.merge("whose closed form is on the shelf of theories", 1, Integer::sum);
        });
        double measured = run.measure(THREADS);
        assertThat(Math.abs(measured - row.expected()))
                .as("%s: measured %s, expected %s", row.id(), measured, row.expected())
                .isLessThanOrEqualTo(wider * row.accept());
    }

    private static final Workers THREADS = new Workers() {
        @Override
        @SuppressWarnings("unchecked") // filled with what the task gave
        public <T> List<T> map(int count, IntFunction<T> task) {
            Object[] results = new Object[count];
            IntStream.range(0, count).parallel().forEach(i -> results[i] = task.apply(i));
            return (List<T>) Arrays.asList(results);
        }
    };
}
