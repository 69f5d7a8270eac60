package org.genloss.metric.quality;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.metric.table.HillNumbers;
import org.genloss.metric.table.RareCategoryRecall;
import org.genloss.metric.table.TailCoverage;
import org.genloss.metric.table.TotalVariation;
import org.genloss.metric.text.AtEqualWords;
import org.genloss.metric.text.EffectiveWords;
import org.genloss.metric.text.JensenShannon;
import org.genloss.metric.text.TypeCoverage;
import org.genloss.metric.vector.AlphaPrecision;
import org.genloss.metric.vector.BetaRecall;
import org.genloss.metric.vector.VarianceRatio;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * How good the candidate is as data to train on, 0 to 1: the geometric mean of fidelity F, coverage C and diversity D. Each is read from metrics of their own
 * names, a ratio V of diversity as min(V, 1/V), and is the mean over their subjects.
 *
 * <p>Texts, at as many words: F = 1 - (jensen-shannon)^2 of words, C = type-coverage, D of effective-words of order 1. Tables:
 * F = 1 - total-variation, C of tail-coverage (at most 1) and rare-category-recall, D of variance-ratio and hill-numbers. Vectors: F = alpha-precision, C =
 * beta-recall, D of variance-ratio. Parts without a value are left out. Another sample of the reference's source reads below 1 too: the floor says how far.
 * Copies of the reference read well: whether there are any is asked by metrics of copying, with a holdout.
 */
@Shelf(Metric.class)
public final class QualityScore implements Metric {
    private static final Card CARD = Card.of("quality-score", "Quality as data to train on")
            .says(
                    "One number for how good the generation is as training data, and the three it is made of: likeness, reach and variety."
                            + " Another real sample reads below 1 too; the floor shows how far. Copying is asked by metrics of its own.")
            .formula(
                    "geometric mean of the parts that have a value. Texts, of the side with more words as many texts as hold the other's number:"
                            + " 1 - jensen-shannon^2, type-coverage, min(V, 1/V) of effective-words:order=1. Tables: means over columns of 1 - total-variation, of min(1, tail-coverage) and rare-category-recall,"
                            + " of min(V, 1/V) with V variance-ratio and hill-numbers. Vectors: alpha-precision, beta-recall, min(V, 1/V) of variance-ratio")
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.LESS)
            .range(0, 1)
            .undefinedWhen("no part has a value")
            .source("fidelity and diversity: Alaa et al. 2022 (arXiv 2102.08921); the mean is genloss's own")
            .asked();

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return true;
    }

    @Override
    public int reads(Sides sides) {
        return sides.pool().schema().kind() == Schema.Kind.VECTOR
                ? new AlphaPrecision().reads(sides)
                : sides.candidate().items().length;
    }

    @Override
    public List<Value> compare(Sides sides) {
        Parts parts = switch (sides.pool().schema().kind()) {
            case TABLE -> table(sides);
            case VECTOR -> points(sides);
            default -> texts(sides);
        };
        double[] defined = DoubleStream.of(parts.fidelity, parts.coverage, parts.diversity)
                .filter(Double::isFinite)
                .toArray();
        double logs = DoubleStream.of(defined).map(Math::log).sum();
        String few = "a side has too few values";
        return List.of(
                Value.of("score", Math.exp(logs / defined.length), "no part has a value"),
                Value.of("fidelity", parts.fidelity, few),
                Value.of("coverage", parts.coverage, few),
                Value.of("diversity", parts.diversity, few));
    }

    /** NaN where there is none. */
    private record Parts(double fidelity, double coverage, double diversity) {}

    private static Parts texts(Sides whole) {
        Sides sides = AtEqualWords.cut(whole);
        return new Parts(
                mean(each(sides, new JensenShannon(), distance -> 1 - distance * distance)),
                DoubleStream.of(numbers(sides, new TypeCoverage()))
                        .findFirst() // beside it stands what chance keeps
                        .orElse(Double.NaN),
                mean(each(sides, new EffectiveWords(1), QualityScore::even)));
    }

    private static Parts table(Sides sides) {
        return new Parts(
                mean(each(sides, new TotalVariation(), moved -> 1 - moved)),
                mean(DoubleStream.concat(
                        each(sides, new TailCoverage(), kept -> Math.min(1, kept)),
                        each(sides, new RareCategoryRecall(), kept -> kept))),
                mean(Stream.of(new VarianceRatio(), new HillNumbers())
                        .filter(metric -> metric.fits(sides.pool().schema()))
                        .flatMapToDouble(metric -> each(sides, metric, QualityScore::even))));
    }

    private static Parts points(Sides sides) {
        return new Parts(
                mean(each(sides, new AlphaPrecision(), share -> share)),
                mean(each(sides, new BetaRecall(), share -> share)),
                mean(each(sides, new VarianceRatio(), QualityScore::even)));
    }

    /** Both ways off are as bad. */
    private static double even(double ratio) {
        return Math.min(ratio, 1 / ratio);
    }

    private static DoubleStream each(Sides sides, Metric metric, DoubleUnaryOperator share) {
        return DoubleStream.of(numbers(sides, metric)).map(share);
    }

    private static double[] numbers(Sides sides, Metric metric) {
        return metric.compare(sides).stream()
                .filter(Value.Of.class::isInstance)
                .mapToDouble(value -> ((Value.Of) value).number())
                .toArray();
    }

    private static double mean(DoubleStream numbers) {
        return numbers.average().orElse(Double.NaN);
    }
}
