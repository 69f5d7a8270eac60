package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Against the cases permutation_p_value (numpy) and multiple_testing (statsmodels) of the oracle folder. */
class AdjustmentTest {
    private static Path folder(String oracleCase) {
        Path folder = Path.of(System.getProperty("genloss.oracle", "../../shared/oracle"))
                .resolve(oracleCase);
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "skipped: there is no " + folder);
        return folder;
    }

    private static double[] numbers(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static double[] expected(Path folder, String key) throws IOException {
        Matcher found = Pattern.compile("\"" + key + "\":\\s*\\[?([^\\]}]*?)\\s*[\\]}]")
                .matcher(Files.readString(folder.resolve("expected.json")));
        assertThat(found.find()).isTrue();
        return Arrays.stream(found.group(1).split(",", -1))
                .map(s -> s.replaceAll("\"[^\"]*\":", ""))
                .limit(50)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Test
    void holmAgreesWithStatsmodels() throws IOException {
        Path folder = folder("multiple_testing");
        double[] adjusted = Adjustment.HOLM.adjust(numbers(folder.resolve("input.csv")));
        assertThat(adjusted).containsExactly(expected(folder, "holm"), within(1e-9));
    }

    @Test
    void theObservedLabelsCountAsOneRelabelling() throws IOException {
        Path folder = folder("permutation_p_value");
        double[] real = numbers(folder.resolve("input_real.csv"));
        double[] synthetic = numbers(folder.resolve("input_synth.csv"));
        double[] pooled = Arrays.copyOf(real, real.length + synthetic.length);
        System.arraycopy(synthetic, 0, pooled, real.length, synthetic.length);
        List<String> lines = Files.readAllLines(folder.resolve("input_permutations.csv"));
        double[] rows = new double[lines.size() + 1];
        rows[0] = difference(
                pooled, java.util.stream.IntStream.range(0, pooled.length).toArray(), real.length);
        for (int b = 1; b < rows.length; b++) {
            rows[b] = difference(
                    pooled,
                    Arrays.stream(lines.get(b - 1).split(","))
                            .mapToInt(s -> Integer.parseInt(s.trim()))
                            .toArray(),
                    real.length);
        }
        double wanted = Double.parseDouble(Files.readString(folder.resolve("expected.json"))
                .replaceAll("(?s).*\"p_plus_one\": ([0-9.]+).*", "$1"));
        assertThat(Tested.p(rows[0], rows)).isCloseTo(wanted, within(1e-12));
    }

    private static double difference(double[] pooled, int[] order, int first) {
        double sum = 0;
        double rest = 0;
        for (int i = 0; i < order.length; i++) {
            if (i < first) {
                sum += pooled[order[i]];
            } else {
                rest += pooled[order[i]];
            }
        }
        return Math.abs(sum / first - rest / (order.length - first));
    }

    /**
     * Worked by hand: least p values 0.001, 0.02, 0.02, 0.4 at alpha 0.05. K = 1: three reach 0.05. K = 2: three reach 0.025. K = 3: one
     * reaches 0.0167. So only the first can be tested.
     */
    @Test
    void taroneLeavesOutWhatCannotBeFound() {
        assertThat(Findable.testable(new double[] {0.001, 0.02, 0.4, 0.02}, 0.05))
                .containsExactly(true, false, false, false);
        assertThat(Findable.testable(new double[] {}, 0.05)).isEmpty();
    }
}
