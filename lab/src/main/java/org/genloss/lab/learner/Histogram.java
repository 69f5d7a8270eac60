package org.genloss.lab.learner;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.genloss.lab.Tally;
import org.genloss.lab.Weighted;
import org.genloss.shelf.Shelf;

/**
 * Shares of the bins of one column of numbers, uniform within a bin.
 *
 * @param bins how many bins of equal width; 0 where the width is given, or else for Sturges' rule, 1 + log2 n rounded up
 * @param width of every bin, the last one cut off where the range ends; 0 where the number of bins decides
 * @param range where bins lie: {@code data}, from the smallest to the largest number of each fit, or {@code LOW..HIGH}; numbers outside are
 *     clipped, so they count in the first or the last bin
 */
@Shelf(Learner.class)
public record Histogram(int bins, double width, String range) implements Learner {
    private static final String DATA = "data";
    private static final int MOST = 1_000_000;
    private static final Pattern ENDS = Pattern.compile("([-+0-9.eE]+?)\\.\\.([-+0-9.eE]+)");

    public Histogram {
        if (bins < 0 || bins > MOST) {
            throw new IllegalArgumentException("histogram.bins needs to be from 0 to " + MOST + ", got " + bins);
        }
        if (!(width >= 0 && width < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("histogram.width needs to be 0 or more, got " + width);
        }
        if (bins > 0 && width > 0) {
            throw new IllegalArgumentException("histogram.bins and histogram.width cannot both be given");
        }
        if (!range.equals(DATA)) {
            double[] ends = ends(range);
            refuseTooMany(ends, width);
        }
    }

    public Histogram() {
        this(0, 0, DATA);
    }

    private static double[] ends(String range) {
        Matcher matcher = ENDS.matcher(range.trim());
        try {
            if (matcher.matches()) {
                double[] ends = {Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))};
                if (ends[0] < ends[1] && Double.isFinite(ends[1] - ends[0])) {
                    return ends;
                }
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "histogram.range needs to be data or LOW..HIGH, for example -4..4, LOW below HIGH, got " + range);
    }

    private static void refuseTooMany(double[] ends, double width) {
        if (width > 0 && (ends[1] - ends[0]) / width > MOST) {
            throw new IllegalArgumentException("histogram.width " + width + " makes more than " + MOST
                    + " bins between " + ends[0] + " and " + ends[1]);
        }
    }

    @Override
    public Card card() {
        return Card.of("histogram", "Histogram")
                .says(
                        "Counts how many numbers fall into each bin; draws are uniform within a bin, whose shape is so lost once.")
                .formula("f(x) = c(bin of x) / (n width of the bin)")
                .undefinedWhen("the range is that of the data and all numbers are equal")
                .source("Riis 2026 (arXiv 2604.08554); Sturges 1926, JASA 21:65");
    }

    @Override
    public Optional<Learner> exact() {
        return Optional.of(this);
    }

    @Override
    public Set<Sampling.Way> samples() {
        return Set.of(
                Sampling.Way.TEMPERATURE,
                Sampling.Way.LAMBDA,
                Sampling.Way.TOP_K,
                Sampling.Way.TOP_P,
                Sampling.Way.SYSTEMATIC);
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.width() == 1 && Numbers.only(schema);
    }

    @Override
    public boolean weighs() {
        return true;
    }

    @Override
    public Optional<Tally> tally(int draws) {
        return edges().map(BinTally::new);
    }

    /** Edges of the bins where they do not depend on the data. */
    public Optional<double[]> edges() {
        boolean fixed = !range.equals(DATA) && (bins > 0 || width > 0);
        return fixed ? Optional.of(edges(ends(range), 1)) : Optional.empty();
    }

    private double[] edges(double[] ends, int items) {
        if (width > 0) {
            refuseTooMany(ends, width);
            int count = (int) Math.max(1, Math.ceil((ends[1] - ends[0]) / width - 1e-9));
            double[] edges = new double[count + 1];
            Arrays.setAll(edges, i -> ends[0] + i * width);
            edges[count] = range.equals(DATA) ? edges[count] : ends[1];
            return edges;
        }
        int count = bins > 0 ? bins : 33 - Integer.numberOfLeadingZeros(Math.max(1, items) - 1);
        double[] edges = new double[count + 1];
        Arrays.setAll(edges, i -> ends[0] + (ends[1] - ends[0]) * i / count);
        return edges;
    }

    /** @throws IllegalArgumentException where there are no items, or the range is that of the data and has no length */
    @Override
    public HistogramModel fit(Corpus data, Seed seed) {
        Corpus counted = Weighted.counted(data);
        double[] x = Numbers.read(Weighted.plain(counted), "histogram", 1).values();
        double[] edges = edges(range.equals(DATA) ? rangeOf(x) : ends(range), Corpora.size(data));
        double[] shares = new double[edges.length - 1];
        double[] weights = counted instanceof Weighted weighted ? Moments.shares(weighted.weights()) : null;
        double even = 1.0 / x.length;
        for (int i = 0; i < x.length; i++) {
            shares[HistogramModel.bin(edges, x[i])] += weights == null ? even : weights[i];
        }
        return new HistogramModel(data.schema(), edges, shares);
    }

    private static double[] rangeOf(double[] x) {
        double low = Arrays.stream(x).min().orElseThrow();
        double high = Arrays.stream(x).max().orElseThrow();
        Numbers.refuseUnlessSpread(high - low, x.length);
        return new double[] {low, high};
    }
}
