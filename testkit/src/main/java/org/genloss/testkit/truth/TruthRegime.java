package org.genloss.testkit.truth;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
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

    /** Each item from one of the models, at random. */
    private static final Pattern POOL = Pattern.compile("from a or b|from any of the models|pooled .*exchange");

    private static final Pattern SAMPLE = Pattern.compile("n ?= ?(\\d+)");

    static TruthRegime of(TruthRow row) {
        String regime = row.regime();
        if (TruthMitigations.curated(row)) {
            return of("replace", Map.of(), items(row, 1), row.fits() + 1);
        }
        if (regime.contains("fixed real") && !regime.contains("weight")) {
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
        return mixed(row).or(() -> exchanged(row)).orElseGet(() -> synthetic(row));
    }

    private static String fixed(String regime) {
        return regime.contains("fixed") ? "fixed" : "fresh";
    }

    /** Models that feed each other, or a corpus regenerated in part. */
    private static Optional<TruthRegime> exchanged(TruthRow row) {
        String regime = row.regime();
        Map<String, Object> settings = new LinkedHashMap<>();
        if (regime.contains("turnover")) {
            settings.put("share", row.needed("a", "share"));
            row.setting("M", "m").ifPresent(draws -> settings.put("draws", (int) draws));
            return Optional.of(of("turnover", settings, items(row, 1), row.fits()));
        }
        if (regime.contains("from the other")) {
            settings.put("exchange", "share");
            settings.put("share", row.needed("m", "share"));
        } else if (regime.contains("only on b")) {
            settings.put("exchange", "swap");
        } else if (POOL.matcher(regime).find()) {
            settings.put("exchange", "pooled");
        } else {
            return Optional.empty();
        }
        row.setting("models").ifPresent(models -> settings.put("models", (int) models));
        return Optional.of(of("cross-feed", settings, items(row, 1), row.fits()));
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
        if (regime.contains("weight")) {
            Object weight = row.setting("w", "weight").isPresent() ? row.needed("w", "weight") : "golden";
            return Optional.of(of(
                    "weighted",
                    Map.of("weight", weight, "synthetic", (int) row.needed("m", "ns"), "source", fixed(regime)),
                    (int) row.needed("n", "nr"),
                    row.fits()));
        }
        if (regime.contains("fresh real")) {
            return Optional.of(of(
                    "fresh-count",
                    Map.of("real", (int) row.needed("nr"), "synthetic", (int) row.needed("ns")),
                    (int) row.needed("nr"),
                    row.fits()));
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
        return row.model().startsWith("bigram")
                ? documents
                : (int) row.setting("n", "T", "kept", "n_kept").orElseGet(() -> sample(row));
    }

    /** Words such as: infinite (check: n=100000). */
    private static double sample(TruthRow row) {
        Matcher words = SAMPLE.matcher(row.settingWords("n"));
        return words.find() ? Double.parseDouble(words.group(1)) : row.needed("n");
    }

    private static TruthRegime of(String id, Map<String, ?> settings, int items, int generations) {
        if (!REGIMES.ids().contains(id)) {
            throw new Inexpressible("no regime " + id);
        }
        return new TruthRegime(Settings.with(REGIMES.get(id), settings), items, generations);
    }
}
