package org.genloss.lab.regime;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.History;
import org.genloss.lab.Regime;
import org.genloss.shelf.Shelf;

/**
 * Several models, each trained on what the others drew too. No item is ever used by two of them: every model draws n items for each.
 * Where the data has several populations the first model begins with the first of them, and so on round and round.
 *
 * @param models how many are trained side by side, at least 2; the report shows the first, probes show all of them
 * @param exchange who is trained on whose output
 * @param share of the items of each fit that come from the other models, in equal parts, 0 to 1; heeded by {@code share} alone
 */
@Shelf(Regime.class)
public record CrossFeed(int models, Exchange exchange, double share) implements Regime {
    /** Who is trained on whose output. */
    public enum Exchange {
        /** Each item comes from any of the models with equal chance. */
        POOLED,
        /** Each model is trained on the next one's output alone, the last on the first one's. */
        SWAP,
        /** A share of the items comes from the other models, the rest from the model itself. */
        SHARE
    }

    public CrossFeed {
        if (models < 2) {
            throw new IllegalArgumentException("cross-feed.models needs to be at least 2, got " + models);
        }
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("cross-feed.share needs to be between 0 and 1, got " + share);
        }
    }

    public CrossFeed() {
        this(2, Exchange.POOLED, 0.5);
    }

    @Override
    public Card card() {
        return Card.of("cross-feed", "Models that feed each other")
                .says("Two or more models are trained side by side, each on what the others drew too.")
                .formula(
                        "fit t uses n items drawn by models t-1; pooled, 2 models: Hw' = (1-1/n)(Hw+Hb)/2, Hb' = (Hw+Hb)/2; "
                                + "share m: the gap of means shrinks by 1 - m k/(k-1); swap: it alternates")
                .source("Vu et al. 2025, arXiv:2505.21677");
    }

    /** Expected share of the items of model {@code to} that model {@code from} draws. */
    public double flow(int from, int to, int items) {
        return switch (exchange) {
            case POOLED -> 1.0 / models;
            case SWAP -> from == (to + 1) % models ? 1 : 0;
            case SHARE -> counts(to, items)[from] / (double) items;
        };
    }

    /** Items from each model, where their numbers are fixed. The first of the others, in a circle, give one more where it does not divide. */
    private int[] counts(int to, int items) {
        int[] counts = new int[models];
        if (exchange == Exchange.SWAP) {
            counts[(to + 1) % models] = items;
            return counts;
        }
        int foreign = (int) Math.round(items * share);
        counts[to] = items - foreign;
        for (int k = 1; k < models; k++) {
            counts[(to + k) % models] = foreign / (models - 1) + (k <= foreign % (models - 1) ? 1 : 0);
        }
        return counts;
    }

    @Override
    public int models() {
        return models;
    }

    @Override
    public int synthetic(int items, int fit) {
        return exchange == Exchange.SWAP ? items : Mixed.count("cross-feed", (double) items * models);
    }

    @Override
    public int fresh(int items, int fit) {
        return 0;
    }

    /** What a single model would be trained on: its own output. */
    @Override
    public Corpus next(History past, Corpus fresh, Seed seed) {
        return Corpora.head(past.latest(), past.items());
    }

    @Override
    public Corpus next(int model, List<History> pasts, Corpus fresh, Seed seed) {
        int items = pasts.get(model).items();
        int[] counts = exchange == Exchange.POOLED ? drawn(items, seed.random()) : counts(model, items);
        List<Corpus> parts = new ArrayList<>();
        for (int from = 0; from < models; from++) {
            Corpus output = pasts.get(from).latest();
            parts.add(
                    exchange == Exchange.SWAP
                            ? Corpora.head(output, counts[from])
                            : block(output, model, counts[from]));
        }
        return Corpora.concat(parts);
    }

    private int[] drawn(int items, UniformRandomProvider random) {
        int[] counts = new int[models];
        for (int i = 0; i < items; i++) {
            counts[random.nextInt(models)]++;
        }
        return counts;
    }

    /** The first items of the part of an output that is for one model. */
    private Corpus block(Corpus output, int model, int count) {
        int part = Corpora.size(output) / models;
        int start = model * part;
        return Corpora.pick(
                output, IntStream.range(start, start + Math.min(part, count)).toArray());
    }
}
