package org.genloss.metric.text;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Exponent of the power law of the words' counts by maximum likelihood, candidate over reference.
 *
 * @param least counts below it are left out
 */
@Shelf(Metric.class)
public record ZipfExponent(int least) implements Metric {
    private static final double HIGHEST = 50;
    private static final double CLOSE = 1e-13;
    private static final Card CARD = Card.of("zipf-exponent", "Exponent of the word counts")
            .says(
                    "How fast the number of words falls with their count: high where many words are used once or twice and few"
                            + " often. Against the reference at as many words; below 1 rare words have gone.")
            .formula(
                    "a that maximises -V ln zeta(a, least) - a sum ln f over the counts f >= least of the V words; generation"
                            + " over reference, the larger side rarefied to the smaller side's words")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.LESS)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("no word of a side occurs more than the least count")
            .source("Clauset, Shalizi and Newman 2009; Moreno-Sanchez, Font-Clos and Corral 2016")
            .asked();

    public ZipfExponent {
        if (least < 1) {
            throw new IllegalArgumentException("zipf-exponent needs least of at least 1, got " + least);
        }
    }

    public ZipfExponent() {
        this(1);
    }

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
        return AtEqualWords.ratio(
                sides, words -> exponent(words, least), "no word of a side occurs more than " + least + " times");
    }

    /** The exponent of counts of at least {@code least}; NaN where none is larger. */
    static double exponent(Frequencies words, int least) {
        double[] sums = new double[2]; // types, of ln f
        words.walk((count, there) -> {
            if (count >= least) {
                sums[0] += there;
                sums[1] += there * Math.log(count);
            }
        });
        return exponent(sums[1] / sums[0], least);
    }

    /** Where the law's mean of ln x is the one observed: it falls as the exponent rises. */
    private static double exponent(double meanLog, int least) {
        double low = 1 + 1e-9;
        double high = HIGHEST;
        if (!(meanLog > Zeta.meanLog(high, least))) {
            return Double.NaN;
        }
        while (high - low > CLOSE * high) {
            double middle = (low + high) / 2;
            if (middle == low || middle == high) {
                break;
            }
            if (Zeta.meanLog(middle, least) > meanLog) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
