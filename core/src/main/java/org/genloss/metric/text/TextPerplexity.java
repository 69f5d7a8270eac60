package org.genloss.metric.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.genloss.shelf.Shelf;

/** Perplexity of texts by the log probabilities that the data gives for their tokens, candidate over reference. */
@Shelf(Metric.class)
public final class TextPerplexity implements Metric {
    private static final List<String> SUBJECTS =
            List.of("all tokens", "texts, mean", "texts, 5 %", "texts, median", "texts, 95 %");
    private static final Card CARD = Card.of("text-perplexity", "Perplexity of the texts")
            .says(
                    "How surprised the model that scored the texts is by them, against the reference: below 1 they are easier to"
                            + " guess. The texts must come with log probabilities of their tokens (a field logprobs, or --language-model), and both sides from"
                            + " the same model; in simulate it is the one that drew, unless the experiment names a language-model. Another topic moves it too.")
            .formula(
                    "exp(-mean ln p) over all tokens; the same over the tokens of each text: mean, median, 5 % and 95 % quantiles"
                            + " over texts that have tokens; generation over reference")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.AWAY_FROM_ONE)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("no text of a side has log probabilities, or in simulate the model excludes one")
            .source("Jelinek et al. 1977; Shumailov et al. 2024")
            .asked();

    /** What the log probabilities of some texts say; texts without any are left out. */
    static final class Scored {
        private final double meanLog;
        private final double[] texts; // perplexities, ascending

        private Scored(double meanLog, double[] texts) {
            this.meanLog = meanLog;
            this.texts = texts;
        }

        static Scored of(List<double[]> logs) {
            double sum = 0;
            long tokens = 0;
            for (double[] text : logs) {
                sum += Arrays.stream(text).sum();
                tokens += text.length;
            }
            double[] texts = logs.stream()
                    .filter(text -> text.length > 0)
                    .mapToDouble(text -> Math.exp(-Arrays.stream(text).sum() / text.length))
                    .sorted()
                    .toArray();
            return new Scored(sum / tokens, texts);
        }

        int texts() {
            return texts.length;
        }

        /** Of all tokens as one text; NaN for none. */
        double perplexity() {
            return Math.exp(-meanLog);
        }

        double bitsPerToken() {
            return -meanLog / Math.log(2);
        }

        double mean() {
            return Arrays.stream(texts).average().orElse(Double.NaN);
        }

        /** Of the texts' perplexities, linear between order statistics. */
        double quantile(double q) {
            if (texts.length == 0) {
                return Double.NaN;
            }
            double position = (texts.length - 1) * q;
            int index = (int) position;
            double next = texts[Math.min(index + 1, texts.length - 1)];
            return texts[index] + (position - index) * (next - texts[index]);
        }

        private double[] numbers() {
            return new double[] {perplexity(), mean(), quantile(0.05), quantile(0.5), quantile(0.95)};
        }
    }

    /** Over the texts of a view. */
    record Score() implements View.Tally<double[]> {
        @Override
        public double[] tally(View view) {
            return Scored.of(Arrays.stream(view.items())
                            .mapToObj(item -> ((Payload.Text)
                                            view.pool().items().get(item).payload())
                                    .logProbabilities())
                            .toList())
                    .numbers();
        }
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
    public boolean asksLogProbabilities() {
        return true;
    }

    @Override
    public List<Value> compare(Sides sides) {
        double[] to = sides.candidate().get(new Score());
        double[] from = sides.reference().get(new Score());
        String why = Double.isNaN(from[0])
                ? "no text of the reference has log probabilities"
                : "no text of the generation has log probabilities";
        return ratios(to, from, why + " (a field logprobs)");
    }

    static List<Value> undefined(String why) {
        return SUBJECTS.stream()
                .<Value>map(subject -> new Value.Undefined(subject, why))
                .toList();
    }

    static List<Value> ratios(Scored to, Scored from, String why) {
        return ratios(to.numbers(), from.numbers(), why);
    }

    private static List<Value> ratios(double[] to, double[] from, String why) {
        return IntStream.range(0, SUBJECTS.size())
                .mapToObj(i -> new Value.Levels(from[i], to[i]).ratio(SUBJECTS.get(i), why))
                .toList();
    }
}
