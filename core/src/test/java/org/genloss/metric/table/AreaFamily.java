package org.genloss.metric.table;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.genloss.metric.RocCurve;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;

/** Scores of two classes: columns label (0 or 1) and score. */
final class AreaFamily implements OracleFamily {

    @Override
    public Set<String> names() {
        return Set.of("c2st_auc");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        OracleCase.Table table = asked.table(0);
        double[] labels = table.numbers(table.columns().indexOf("label"));
        double[] scores = table.numbers(table.columns().indexOf("score"));
        RocCurve curve = RocCurve.of(of(0, labels, scores), of(1, labels, scores));
        double answer = switch (key) {
            case "auc" -> curve.area();
            case "gini" -> 2 * curve.area() - 1;
            case "hanley_mcneil_se" -> curve.hanleyMcNeil();
            case "delong_se" -> curve.error();
            case "delong_low95" -> curve.interval(0.95).low();
            case "delong_high95" -> curve.interval(0.95).high();
            case "sdmetrics_detection_score" -> 1 - (2 * Math.max(curve.area(), 0.5) - 1);
            case "c2st_accuracy_at_half" -> {
                int right = 0;
                for (int i = 0; i < labels.length; i++) {
                    right += scores[i] >= 0.5 == labels[i] > 0 ? 1 : 0;
                }
                yield right / (double) labels.length;
            }
            default -> throw OracleFamily.unknown(asked, key);
        };
        return Optional.of(answer);
    }

    private static double[] of(int label, double[] labels, double[] scores) {
        double[] chosen = new double[scores.length];
        int n = 0;
        for (int i = 0; i < scores.length; i++) {
            if (labels[i] == label) {
                chosen[n++] = scores[i];
            }
        }
        return Arrays.copyOf(chosen, n);
    }
}
