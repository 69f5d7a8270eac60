package org.genloss.testkit.truth;

import java.util.List;
import java.util.Map;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.lab.Mitigation;

/** What is done to the data of every round, where a row's words for its regime say so. */
final class TruthMitigations {
    private static final Catalog<Mitigation> SHELF = Catalog.of(Mitigation.class, "mitigation");

    private TruthMitigations() {}

    static boolean meant(TruthRow row) {
        return !of(row).isEmpty();
    }

    static List<Mitigation> of(TruthRow row) {
        String regime = row.regime();
        if (regime.matches(".*\\bedit.*")) {
            Map<String, Double> settings = Map.of(
                    "share",
                    row.needed("q1", "q"),
                    "decay",
                    row.setting("eta", "decay").orElse(1));
            return List.of(Settings.with(SHELF.get("token-edit"), settings));
        }
        if (regime.contains("verified")) {
            Map<String, Object> settings = Map.of(
                    "right", row.needed("phi"), "wrong", row.needed("psi"), "error", String.valueOf(row.needed("p")));
            return List.of(Settings.with(SHELF.get("verifier"), settings));
        }
        if (regime.contains("keep top") || regime.contains("keep the top") || regime.contains("truncation selection")) {
            return List.of(Settings.with(
                    SHELF.get("truncation"), Map.of("keep", row.setting("keep").orElse(0.5))));
        }
        if (regime.contains("bradley-terry") || regime.contains("best-of") || regime.contains("preference")) {
            Map<String, Object> settings =
                    Map.of("reward", "category", "strength", row.needed("D", "d"), "candidates", (int)
                            row.setting("candidates", "K", "k").orElse(2));
            return List.of(Settings.with(SHELF.get("preference"), settings));
        }
        return List.of();
    }

    /** Whether t counts refits to curated draws: model 1 is fitted to real data, so that these are t + 1 fits. */
    static boolean curated(TruthRow row) {
        return meant(row) && row.metric().contains("curated refits");
    }

    /** Fits that it takes to see what is done to drawn data, where the row names no number of fits. */
    static int fits(TruthRow row) {
        return Math.max(row.fits(), row.regime().contains("verified") ? 2 : 1);
    }
}
