package org.genloss.testkit.truth;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    /** So many per cent of each round are fresh and real. */
    private static final Pattern PERCENT = Pattern.compile("(\\d+) ?% (?:fresh )?real|mix ?(\\d+)");

    static TruthRegime of(TruthRow row) {
        String regime = row.regime();
        if (regime.contains("weight w") || regime.contains("optimal weight") || regime.contains("displaced")) {
            throw new Inexpressible("no regime for: " + regime);
        }
        if (regime.contains("fixed real")) {
            boolean named = row.setting("nr").isPresent();
            return of(
                    "fixed-real",
                    Map.of("synthetic", (int) row.needed(named ? "ns" : "n")),
                    (int) row.needed("nr", "N"),
                    row.fits());
        }
        if (regime.contains("unequal")) {
            return sizes(row);
        }
        return mixed(row).orElseGet(() -> synthetic(row));
    }

    /** Fresh real data in each round: a percentage, two counts, or a chance for each item. */
    private static Optional<TruthRegime> mixed(TruthRow row) {
        String regime = row.regime();
        Matcher percent = PERCENT.matcher(regime);
        if (percent.find()) {
            int real = Integer.parseInt(percent.group(percent.group(1) != null ? 1 : 2));
            int parts =
                    100 / BigInteger.valueOf(real).gcd(BigInteger.valueOf(100)).intValue();
            return Optional.of(of("fresh-mix", Map.of("synthetic", 1 - real / 100.0), items(row, parts), row.fits()));
        }
        if (regime.contains("fresh real")) {
            int real = (int) row.needed("nr");
            int synthetic = (int) row.needed("ns");
            double share = synthetic / (double) (real + synthetic);
            return Optional.of(of("fresh-mix", Map.of("synthetic", share), real + synthetic, row.fits()));
        }
        if (regime.contains("real with prob")) {
            double share = 1 - row.needed("f", "fstar");
            return Optional.of(
                    of("fresh-mix", Map.of("synthetic", share, "sampling", "bernoulli"), items(row, 1), row.fits()));
        }
        return Optional.empty();
    }

    /** No real data after the first fit but what is kept of it. */
    private static TruthRegime synthetic(TruthRow row) {
        String regime = row.regime();
        int items = items(row, 1);
        if (regime.contains("subsample") || regime.startsWith("accumulate")) {
            return of(regime.contains("subsample") ? "subsample" : "accumulate", Map.of(), items, row.fits());
        }
        if (regime.contains("until absorbed")) {
            return of("replace", Map.of(), items, ABSORBED * items);
        }
        if (regime.startsWith("replace")
                || regime.startsWith("real only")
                || regime.contains("truncated to the top")
                || regime.contains("shifted labels")
                || TruthMitigations.meant(row)) {
            return of("replace", Map.of(), items, TruthMitigations.fits(row));
        }
        throw new Inexpressible("no regime for: " + regime);
    }

    /** One size for each fit; as many fits as sizes where nothing else is said. */
    private static TruthRegime sizes(TruthRow row) {
        List<Integer> sizes = Stream.of("T", "n", "T_j", "n_j", "sizes")
                .map(row::list)
                .filter(list -> list.length > 0)
                .map(list -> Arrays.stream(list).mapToObj(size -> (int) size).toList())
                .findFirst()
                .orElseThrow(() -> new Inexpressible("no list of sizes"));
        return of("sizes", Map.of("sizes", sizes), sizes.get(0), Math.max(row.fits(), sizes.size()));
    }

    /** Items of one generation: n, or documents where n counts their symbols. */
    private static int items(TruthRow row, int documents) {
        return row.model().startsWith("bigram") ? documents : (int) row.needed("n", "T", "kept");
    }

    private static TruthRegime of(String id, Map<String, ?> settings, int items, int generations) {
        if (!REGIMES.ids().contains(id)) {
            throw new Inexpressible("no regime " + id);
        }
        return new TruthRegime(Settings.with(REGIMES.get(id), settings), items, generations);
    }
}
