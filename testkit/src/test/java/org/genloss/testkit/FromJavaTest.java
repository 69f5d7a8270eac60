package org.genloss.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.data.Corpus;
import org.genloss.data.Items;
import org.genloss.data.Schema;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.ReadOptions;
import org.genloss.io.read.Readers;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Comparison;
import org.genloss.verdict.Level;
import org.genloss.verdict.gate.Gate;
import org.genloss.verdict.gate.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** genloss from a Java program, as the guide shows it: with files, and with objects of one's own. */
class FromJavaTest {
    /** An object of the user's program. */
    record Person(double pay, String job) {}

    private static List<Person> people(long seed, double spread, int count) {
        Random random = new Random(seed);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(new Person(100 + spread * random.nextGaussian(), "job" + random.nextInt(5)));
        }
        return people;
    }

    private static void write(Path file, List<Person> people) throws IOException {
        List<String> lines = new ArrayList<>(List.of("pay,job"));
        people.forEach(p -> lines.add(p.pay() + "," + p.job()));
        Files.write(file, lines);
    }

    @Test
    void files(@TempDir Path dir) throws IOException {
        write(dir.resolve("human.csv"), people(1, 10, 1000));
        write(dir.resolve("gen1.csv"), people(2, 3, 1000));
        String human = dir.resolve("human.csv").toString();
        String gen1 = dir.resolve("gen1.csv").toString();

        Corpus reference = Readers.open(List.of(human), ReadOptions.defaults());
        Corpus generation = Readers.openLike(reference.schema(), List.of(gen1), ReadOptions.defaults(), BadRows.NONE);
        CheckResult result = Comparison.with("human", reference)
                .generation("gen1", generation)
                .run();
        System.out.println(result.headline());
        CheckResult.Generation first = result.generations().get(0);
        Level level = first.verdict().level();
        first.verdict().findings().forEach(f -> System.out.println(f.sentence() + " p = " + f.p()));
        first.readings().forEach(r -> System.out.println(r.card().name() + ", " + r.subject() + ": " + r.value()));
        Outcome outcome = Gate.of(Gate.Cause.EARLY, Gate.Cause.COPYING).judge(result);

        assertThat(level).isEqualTo(Level.LATE_COLLAPSE);
        assertThat(result.headline()).contains("at gen1");
        assertThat(first.verdict().findings()).anyMatch(f -> f.subject().equals("pay") && f.p() <= 0.01);
        assertThat(first.readings()).anyMatch(r -> r.card().id().equals("tail-coverage"));
        assertThat(outcome.failing()).containsExactly("gen1");
    }

    @Test
    void objects() {
        List<Person> real = people(1, 10, 1000);
        List<Person> drawn = people(2, 3, 1000);

        Schema schema = Schema.table(List.of(
                new Schema.Column("pay", Schema.Scale.NUMERIC), new Schema.Column("job", Schema.Scale.CATEGORICAL)));
        Corpus reference = Items.rows(
                "real",
                schema,
                real.stream().map(p -> List.of(p.pay(), p.job())).toList());
        Corpus generation = Items.rows(
                "drawn",
                schema,
                drawn.stream().map(p -> List.of(p.pay(), p.job())).toList());
        CheckResult result = Comparison.with("real", reference)
                .generation("drawn", generation)
                .alpha(0.05)
                .run();

        assertThat(result.worst()).isEqualTo(Level.LATE_COLLAPSE);
        assertThat(result.settings().alpha()).isEqualTo(0.05);
        Corpus again = Items.rows(
                "again",
                schema,
                people(3, 10, 1000).stream().map(p -> List.of(p.pay(), p.job())).toList());
        assertThat(Comparison.with("real", reference)
                        .generation("again", again)
                        .metrics(List.of())
                        .run()
                        .worst())
                .isEqualTo(Level.HEALTHY);
    }

    @Test
    void cellsThatDoNotFitAreNamed() {
        Schema schema = Schema.table(List.of(new Schema.Column("pay", Schema.Scale.NUMERIC)));
        assertThat(Items.rows("r", schema, List.of(Arrays.asList(1), Arrays.asList((Object) null)))
                        .list())
                .hasSize(2);
        assertThatThrownBy(() -> Items.rows("r", schema, List.of(List.of(1), List.of("much"))))
                .hasMessageContaining("row 1: pay needs a finite number");
        assertThatThrownBy(() -> Items.rows("r", schema, List.of(List.of(Double.NaN))))
                .hasMessageContaining("got NaN");
        assertThatThrownBy(() -> Items.rows("r", schema, List.of(List.of(1, 2))))
                .hasMessageContaining("2 values for 1 columns");
    }

    /** What the guide shows is in this file or the test of the assertions, statement by statement. */
    @Test
    void theGuideShowsWhatIsCompiledHere() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        String guide = Files.readString(root.resolve("docs/guide/java.md"));
        Path tests = root.resolve("testkit/src/test/java/org/genloss/testkit");
        String code = squeezed(Files.readString(tests.resolve("FromJavaTest.java"))
                + Files.readString(tests.resolve("GenlossAssertionsTest.java")));
        Matcher block = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL).matcher(guide);
        int statements = 0;
        while (block.find()) {
            for (String statement :
                    block.group(1).replaceAll("(?m)^\\s*//.*$", "").split(";\\n")) {
                assertThat(code).contains(squeezed(statement));
                statements++;
            }
        }
        assertThat(statements).isGreaterThan(8);
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
