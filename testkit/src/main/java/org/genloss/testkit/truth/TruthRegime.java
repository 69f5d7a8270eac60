package org.genloss.testkit.truth;

import java.util.Map;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.lab.Regime;

/**
 * What a row's words for its regime mean.
 *
 * @param items items per generation
 * @param generations fits in a chain
 */
record TruthRegime(Regime regime, int items, int generations) {
  private static final Catalog<Regime> REGIMES = Catalog.of(Regime.class, "regime");

  /** Fits in units of n after which a chain that loses diversity at the rate 1/n is absorbed but for a chance of about 10^-6. */
  private static final int ABSORBED = 15;

  static TruthRegime of(TruthRow row) {
    String regime = row.regime();
    int fits = row.fits();
    if (regime.contains("weight w") || regime.contains("optimal weight") || regime.contains("displaced")) {
      throw new Inexpressible("no regime for: " + regime);
    }
    if (regime.contains("fixed real")) {
      boolean named = row.setting("nr").isPresent();
      return of("fixed-real", Map.of("synthetic", (int) row.needed(named ? "ns" : "n")), (int) row.needed("nr", "N"), fits);
    }
    if (regime.contains("fresh real")) {
      int real = (int) row.needed("nr");
      int synthetic = (int) row.needed("ns");
      return of("fresh-mix", Map.of("synthetic", synthetic / (double) (real + synthetic)), real + synthetic, fits);
    }
    int items = row.model().startsWith("bigram") ? 1 : (int) row.needed("n");
    if (regime.contains("real with prob")) {
      return of("fresh-mix", Map.of("synthetic", 1 - row.needed("f", "fstar"), "sampling", "bernoulli"), items, fits);
    }
    if (regime.contains("subsample") || regime.startsWith("accumulate")) {
      return of(regime.contains("subsample") ? "subsample" : "accumulate", Map.of(), items, fits);
    }
    if (regime.contains("until absorbed")) {
      return of("replace", Map.of(), items, ABSORBED * items);
    }
    if (regime.startsWith("replace") || regime.startsWith("real only") || regime.contains("truncated to the top")) {
      return of("replace", Map.of(), items, fits);
    }
    throw new Inexpressible("no regime for: " + regime);
  }

  private static TruthRegime of(String id, Map<String, ?> settings, int items, int generations) {
    if (!REGIMES.ids().contains(id)) {
      throw new Inexpressible("no regime " + id);
    }
    return new TruthRegime(Settings.with(REGIMES.get(id), settings), items, generations);
  }
}
