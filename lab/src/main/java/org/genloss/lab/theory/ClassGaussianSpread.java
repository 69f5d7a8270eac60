package org.genloss.lab.theory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;
import org.genloss.lab.Theory;
import org.genloss.lab.learner.ClassGaussian;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.regime.Accumulate;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.source.RecordSource;
import org.genloss.shelf.Shelf;

/** A Gaussian for each class, refitted to its own draws: each class is a Gaussian chain with its share of the items. */
@Shelf(Theory.class)
public final class ClassGaussianSpread implements Theory {
    @Override
    public Card card() {
        return Card.of("class-gaussian-spread", "A Gaussian for each class")
                .says("Expected variance within a class, each class taken to keep n(c) = its share of the items.")
                .formula(
                        "sum share(c) S2(c) f; f = (1-1/n(c))^t replaced, product over j<=t of (1-1/(n(c) j^2)) accumulated; 1 if unbiased")
                .undefinedWhen("the real data is a law, or has no class column")
                .source("Suresh et al. 2024 (arXiv 2412.17646); Kazdan et al. 2024 (arXiv 2410.16713), class by class");
    }

    @Override
    public Optional<String> approximation(Experiment experiment, Regime regime, String measure, int generation) {
        return Optional.of("for classes that keep their share of the items");
    }

    @Override
    public OptionalDouble expected(
            Experiment experiment, Regime regime, String measure, String subject, int generation) {
        boolean covered = regime instanceof Replace || regime instanceof Arm.RealOnly || regime instanceof Accumulate;
        if (!covered
                || !measure.equals("class-spread")
                || !(experiment.learner() instanceof ClassGaussian learner)
                || learner.label() > 0
                || learner.floor() > 0
                || !(experiment.real() instanceof RecordSource records)) {
            return OptionalDouble.empty();
        }
        Map<String, Sums> classes = classes(records);
        double all = classes.values().stream().mapToDouble(s -> s.count).sum();
        double expected = 0;
        for (Sums sums : classes.values()) {
            double share = sums.count / all;
            double kept = learner.estimator() == Gaussian.Estimator.UNBIASED
                    ? 1
                    : kept(regime, share * experiment.items(), generation);
            expected += share * sums.variance() * kept;
        }
        return OptionalDouble.of(expected);
    }

    private static double kept(Regime regime, double n, int generation) {
        if (regime instanceof Accumulate) {
            double product = 1;
            for (int j = 1; j <= generation; j++) {
                product *= 1 - 1 / (n * j * j);
            }
            return product;
        }
        return Math.pow(1 - 1 / n, regime instanceof Arm.RealOnly ? 1 : generation);
    }

    private static Map<String, Sums> classes(RecordSource records) {
        Map<String, Sums> classes = new LinkedHashMap<>();
        try (Stream<Item> items = records.train().items()) {
            items.forEach(item -> add(classes, (Payload.Row) item.payload()));
        }
        return classes;
    }

    private static void add(Map<String, Sums> classes, Payload.Row row) {
        String name = row.cells().stream()
                .filter(Cell.Category.class::isInstance)
                .map(c -> ((Cell.Category) c).value())
                .findFirst()
                .orElse("");
        classes.computeIfAbsent(name, c -> new Sums(row.cells().size())).add(row);
    }

    /** Sums of the columns of one class. */
    private static final class Sums {
        private final double[] sum;
        private final double[] squares;
        private double count;

        Sums(int columns) {
            sum = new double[columns];
            squares = new double[columns];
        }

        void add(Payload.Row row) {
            count++;
            for (int j = 0; j < sum.length; j++) {
                double x = row.cells().get(j) instanceof Cell.Number number ? number.value() : 0;
                sum[j] += x;
                squares[j] += x * x;
            }
        }

        /** Mean over the numeric columns of the unbiased variance; the class column adds nothing. */
        double variance() {
            double total = 0;
            for (int j = 0; j < sum.length; j++) {
                total += (squares[j] - sum[j] * sum[j] / count) / Math.max(1, count - 1);
            }
            return total / (sum.length - 1);
        }
    }
}
