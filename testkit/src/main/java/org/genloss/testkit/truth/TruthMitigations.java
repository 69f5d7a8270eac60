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
        return List.of();
    }

    /** Fits that it takes to see what is done to drawn data, where the row names no number of fits. */
    static int fits(TruthRow row) {
        return Math.max(row.fits(), row.regime().contains("verified") ? 2 : 1);
    }
}
