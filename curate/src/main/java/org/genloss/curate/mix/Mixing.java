package org.genloss.curate.mix;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Shares of the final mix.
 *
 * @param unit what shares and the size are counted in
 * @param synthetic highest share of synthetic text; no cap if empty
 * @param generations highest share of each of some generations
 * @param generators highest share of each of some generators
 * @param fresh least share of recent human text; none asked for if empty
 * @param unknown what records of unknown origin count as
 * @param size units of the mix; as many as there are if empty
 * @param weights share of each source, relative to each other; none, or one for every source
 * @param onShortfall what happens where a quota cannot be met
 */
public record Mixing(
        Unit unit,
        OptionalDouble synthetic,
        Map<Integer, Double> generations,
        Map<String, Double> generators,
        Optional<Fresh> fresh,
        CountedAs unknown,
        OptionalLong size,
        Map<String, Double> weights,
        OnShortfall onShortfall) {
    /** The setting for recent human text, as limits and shortfalls call it. */
    public static final String FRESH = "mix.fresh-real";

    static final String SIZE = "mix.size";

    /**
     * Recent human text.
     *
     * @param share least share of the mix
     * @param since the first day that counts as recent: {@code 2024-01-01}
     */
    public record Fresh(double share, String since) {}

    /** What records of unknown origin count as. */
    public enum CountedAs {
        REAL,
        SYNTHETIC
    }

    /** What happens where a size or a quota cannot be met. */
    public enum OnShortfall {
        /** Nothing is written; the message says how much is missing. */
        FAIL,
        /** The mix is written as near as possible, and the report says how much is missing. */
        WARN,
        /** The rest of the mix becomes smaller until the shares hold. */
        SHRINK
    }

    /** Whether text of that origin counts as synthetic: human, synthetic or unknown. */
    public boolean synthetic(String origin) {
        return origin.equals("synthetic") || (origin.equals("unknown") && unknown == CountedAs.SYNTHETIC);
    }

    /** @throws IllegalArgumentException for shares that are none, weights that are not above 0, or a size of 0 */
    public Mixing {
        generations = Map.copyOf(generations);
        generators = Map.copyOf(generators);
        weights = Map.copyOf(weights);
        synthetic.ifPresent(share -> requireShare("mix.synthetic", share));
        generations.forEach((generation, share) -> requireShare("mix.generations." + generation, share));
        generators.forEach((generator, share) -> requireShare("mix.generators." + generator, share));
        fresh.ifPresent(f -> requireShare("mix.fresh-real.share", f.share()));
        if (size.isPresent() && size.getAsLong() < 1) {
            throw new IllegalArgumentException("mix.size needs to be at least 1, got " + size.getAsLong());
        }
        weights.forEach((source, weight) -> {
            if (!(weight > 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("mix.weights." + source + " needs to be above 0, got " + weight
                        + "; leave a source out of the recipe to leave it out of the mix");
            }
        });
    }

    /** All there is. */
    public static Mixing everything() {
        return new Mixing(
                Unit.DOCUMENTS,
                OptionalDouble.empty(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                CountedAs.SYNTHETIC,
                OptionalLong.empty(),
                Map.of(),
                OnShortfall.FAIL);
    }

    /** Whether anything limits what is synthetic, so that it matters what unknown records count as. */
    public boolean caps() {
        return synthetic.isPresent() || !generations.isEmpty() || !generators.isEmpty();
    }

    /** The share of the mix that each source is to have; empty without weights. */
    public Map<String, Double> shares() {
        double sum = weights.values().stream().mapToDouble(w -> w).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        weights.forEach((source, weight) -> shares.put(source, weight / sum));
        return shares;
    }

    private static void requireShare(String what, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(what + " is a share from 0 to 1, got " + share);
        }
    }
}
