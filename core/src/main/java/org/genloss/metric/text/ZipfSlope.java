package org.genloss.metric.text;

import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Slope of the words' frequencies over their ranks, both on the log scale, candidate minus reference. */
@Shelf(Metric.class)
public final class ZipfSlope implements Metric {
    /** From this rank on sums over ranks are taken by the formula of Euler and Maclaurin, exact to 1e-12. */
    private static final int SMOOTH = 1000;

    private static final Card CARD = Card.of("zipf-slope", "Change in Zipf slope")
            .says(
                    "How steeply word counts fall from the commonest word to the rarest, generation minus reference, at as many"
                            + " words. Below 0 they fall more steeply: common words have gained on rare ones. Where rare words are cut"
                            + " off it goes up.")
            .formula(
                    "b of the least squares line ln f = a + b ln rank over all words, ranks 1 to V; the larger side rarefied to"
                            + " the smaller side's words; generation minus reference")
            .harm(Card.Harm.EITHER)
            .unchangedAt(0)
            .undefinedWhen("a side has no words, or one word only")
            .source("Zipf 1949; Piantadosi 2014");

    /** A line ln f = intercept + slope ln rank. */
    record Line(double slope, double intercept) {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return TextValues.fits(schema);
    }

    @Override
    public List<Value> compare(Sides sides) {
        return AtEqualWords.change(sides, words -> line(words).slope(), "a line needs two different words a side");
    }

    /** The line through all ranks; NaN for fewer than two. Words of one count take the ranks that are theirs together, in any order. */
    static Line line(Frequencies words) {
        double v = words.types();
        if (v < 2) {
            return new Line(Double.NaN, Double.NaN);
        }
        double[] sums = new double[2]; // of ln f, of ln f ln rank
        double[] rank = new double[1];
        words.walk((count, there) -> {
            double lnCount = Math.log(count);
            double first = rank[0];
            rank[0] += there;
            sums[0] += there * lnCount;
            sums[1] += lnCount * (LogGamma.value(rank[0] + 1) - LogGamma.value(first + 1));
        });
        double meanRank = LogGamma.value(v + 1) / v;
        double meanCount = sums[0] / v;
        double slope = (sums[1] / v - meanRank * meanCount) / (squares(v) / v - meanRank * meanRank);
        return new Line(slope, meanCount - slope * meanRank);
    }

    /** Sum of (ln r)^2 over the ranks r up to v. */
    private static double squares(double v) {
        double sum = 0;
        int whole = (int) Math.min(v, SMOOTH);
        for (int r = 2; r <= whole; r++) {
            sum += Math.log(r) * Math.log(r);
        }
        if (v > SMOOTH) {
            return sum + smooth(v) - smooth(SMOOTH);
        }
        double next = Math.log(whole + 1.0);
        return sum + (v - whole) * next * next;
    }

    private static double smooth(double x) {
        double ln = Math.log(x);
        return x * (ln * ln - 2 * ln + 2) + ln * ln / 2 + ln / (6 * x);
    }
}
