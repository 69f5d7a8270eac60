package org.genloss.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.genloss.data.Cell;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Vectors;
import org.genloss.lab.Evidence;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.metric.Value;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Distances against the shared oracle (values of SDMetrics and numpy, as named there); shares counted by hand. */
class NearCopiesTest {
    private static final Path ORACLE = Path.of(System.getProperty("genloss.oracle", "../../shared/oracle"));

    private static double[] shares(Corpus trained, Corpus holdout, Corpus drawn) {
        Evidence evidence = new Evidence(Optional.empty(), trained, holdout, drawn, 1);
        return new NearCopies()
                .measure(GaussianModel.of(0, 1), evidence).stream()
                        .mapToDouble(value -> ((Value.Of) value).number())
                        .toArray();
    }

    private static Vectors line(double... x) {
        return new Vectors("", 1, x);
    }

    /** Held-out distances 0.01, 0.02 .. 1: their 5 % quantile is 0.0595. */
    @Test
    void nearerThanOneInTwenty() {
        double[] holdout =
                IntStream.rangeClosed(1, 100).mapToDouble(i -> i / 100.0).toArray();
        double[] shares = shares(line(0), line(holdout), line(0, 0.05, -0.0594, 0.06, 3));
        assertThat(shares).containsExactly(0.6, 0.05);
    }

    /** Of the first drawn text two of three runs of eight words are in the training texts, of the second one of three. */
    @Test
    void runsOfEightWords() {
        Corpus trained = texts("a b c d e f g h i", "to be", "x");
        Corpus drawn = texts("a b c d e f g h i z", "b c d e f g h i y z", "to be", "be to", "to be or", "");
        double[] shares = shares(trained, texts("x", "y"), drawn);
        assertThat(shares[0]).isEqualTo(2 / 5.0);
        assertThat(shares[1]).isEqualTo(0.5);
    }

    private static Corpus texts(String... texts) {
        return Items.texts("", Arrays.asList(texts));
    }

    @Test
    void euclideanDistancesOfTheOracle() throws IOException {
        double[] expected = expected("dcr_partial_copies", "first5_dcr");
        NearestItem nearest = NearestItem.of(vectors("dcr_partial_copies/input_train.csv"), line());
        double[] found = nearest.distances(vectors("dcr_partial_copies/input_synth.csv"));
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within(1e-9));
        }
    }

    @Test
    void mixedDistancesOfTheOracle() throws IOException {
        double[] expected = expected("dcr_gower_mixed", "dcr");
        Corpus real = table("dcr_gower_mixed/input_real.csv");
        double[] found = NearestItem.of(real, real).distances(table("dcr_gower_mixed/input_synth.csv"));
        assertThat(found).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within(1e-9));
        }
    }

    private static double[] expected(String name, String key) throws IOException {
        Path file = ORACLE.resolve(name + "/expected.json");
        Assumptions.assumeTrue(Files.exists(file), "no oracle case at " + file);
        String list = Files.readString(file).split("\"" + key + "\": \\[")[1].split("]")[0];
        return Arrays.stream(list.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    private static List<String[]> rows(String file) throws IOException {
        return Files.readAllLines(ORACLE.resolve(file)).stream()
                .map(row -> row.split(",", -1))
                .toList();
    }

    private static Vectors vectors(String file) throws IOException {
        List<String[]> rows = rows(file);
        double[] values = rows.stream()
                .skip(1)
                .flatMapToDouble(row -> DoubleStream.of(
                        Arrays.stream(row).mapToDouble(Double::parseDouble).toArray()))
                .toArray();
        return new Vectors("", rows.get(0).length, values);
    }

    private static Corpus table(String file) throws IOException {
        List<String[]> rows = rows(file);
        boolean[] numeric = new boolean[rows.get(0).length];
        for (int j = 0; j < numeric.length; j++) {
            int at = j;
            numeric[j] = rows.stream().skip(1).allMatch(row -> row[at].isEmpty() || row[at].matches("[-+.eE0-9]+"));
        }
        List<Schema.Column> columns = IntStream.range(0, numeric.length)
                .mapToObj(j ->
                        new Schema.Column(rows.get(0)[j], numeric[j] ? Schema.Scale.NUMERIC : Schema.Scale.CATEGORICAL))
                .toList();
        List<Item> items = rows.stream()
                .skip(1)
                .map(row -> Item.of(
                        "",
                        new Payload.Row(IntStream.range(0, row.length)
                                .mapToObj(j -> cell(row[j], numeric[j]))
                                .toList())))
                .toList();
        return new Items(Schema.table(columns), items);
    }

    private static Cell cell(String text, boolean numeric) {
        return text.isEmpty()
                ? new Cell.Missing()
                : numeric ? new Cell.Number(Double.parseDouble(text)) : new Cell.Category(text);
    }
}
