package org.genloss.testkit.truth;

import java.util.Map;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.data.Seed;
import org.genloss.lab.Learner;
import org.genloss.lab.source.ClassSource;
import org.genloss.lab.source.LinearSource;
import org.genloss.lab.source.LinearSource.Design;

/** What a row's words mean where the model is a regression: {@code ols}, {@code ridge}, {@code min-norm ols}, or a linear classifier. */
final class TruthLinear {
    private static final Seed LAW = Seed.of(1).child("truth");

    private TruthLinear() {}

    static boolean meant(TruthRow row) {
        return classes(row) || row.model().matches(".*\\b(ols|ridge|linear regression|min-norm)\\b.*");
    }

    private static boolean classes(TruthRow row) {
        return row.model().contains("linear classifier");
    }

    static TruthModel of(TruthRow row, int items) {
        if (classes(row)) {
            Map<String, Object> settings = Map.of("ridge", 0, "intercept", false, "inputs", "standard-normal");
            return new TruthModel(
                    ClassSource.of((int) row.needed("d"), 0, items, LAW), learner("classifier", settings));
        }
        double sigma = row.setting("sigma", "s").orElse(1);
        double norm = row.setting("norm", "w_norm").orElse(1);
        LinearSource source = LinearSource.of((int) row.needed("d"), norm, sigma, items, LAW);
        boolean orthonormal = (row.model() + row.regime() + row.settingWords("design")).contains("orthonormal");
        return new TruthModel(
                source.with(orthonormal ? Design.ORTHONORMAL : Design.STANDARD_NORMAL)
                        .shifted(row.setting("p2").orElse(0), row.setting("c2").orElse(0)),
                learner(row, sigma));
    }

    private static Learner learner(String id, Map<String, ?> settings) {
        return Settings.with(Catalog.of(Learner.class, "learner").get(id), settings);
    }

    private static Learner learner(TruthRow row, double sigma) {
        boolean same = (row.model() + " " + row.regime() + " " + row.settingWords("design"))
                .matches(".*\\bsame (x|inputs)\\b.*|.*(edit|orthonormal).*");
        return learner(
                "linear",
                Map.of(
                        "ridge",
                        row.setting("lam", "lambda", "ridge").orElse(0),
                        "noise",
                        String.valueOf(sigma),
                        "inputs",
                        same ? "reused" : "standard-normal"));
    }
}
