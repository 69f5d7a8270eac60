package org.genloss.neural.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.lab.Sampling;
import org.genloss.neural.token.Tokenizer;

/**
 * The best of some texts that are written side by side. Texts that have ended keep their place, so that fewer go on (Sutskever, Vinyals and Le 2014). Those
 * with the greatest L/T + G go on, G being Gumbel numbers: draws without replacement by exp(L/T), also where all but a few chances are too small for a
 * number (Kool, van Hoof and Welling 2019).
 */
final class Beam implements Draft {
    private final Choice law = new Choice(Sampling.PLAIN);
    private final Writer.Rules rules;
    private final Choice choice;
    private final int words;
    private final ZigguratSampler.Exponential exponential;
    private final List<Path> ended = new ArrayList<>();
    private List<Path> open;
    private int[] parents = {0};
    private int size;

    /**
     * A text so far.
     *
     * @param logs natural logarithms of the chances of its tokens by the law itself
     * @param sum of these, and of that of its end where it has ended
     * @param terms of this sum
     * @param begun whether it is a text already
     */
    private record Path(int[] tokens, double[] logs, double sum, int terms, boolean begun) {
        Path with(int token, double log, Predicate<int[]> text) {
            if (token == Tokenizer.END) {
                return new Path(tokens, logs, sum + log, terms + 1, begun);
            }
            int[] longer = Arrays.copyOf(tokens, terms + 1);
            double[] more = Arrays.copyOf(logs, terms + 1);
            longer[terms] = token;
            more[terms] = log;
            return new Path(longer, more, sum + log, terms + 1, begun || text.test(longer));
        }

        double score() {
            return sum / Math.max(1, terms);
        }
    }

    /** A way to go on. @param key the greatest are drawn */
    private record Step(double key, int row, int token, double log) {}

    /** @param words of the vocabulary */
    Beam(Writer.Rules rules, int words, UniformRandomProvider random) {
        this.rules = rules;
        this.choice = new Choice(rules.sampling());
        this.words = words;
        this.exponential = ZigguratSampler.Exponential.of(random);
        this.open =
                List.of(new Path(new int[0], new double[0], 0, 0, rules.text().test(new int[0])));
        settle();
    }

    /** What is cut at its greatest length counts as it is. */
    private void settle() {
        if (size == rules.longest()) {
            ended.addAll(open);
            open = List.of();
        }
    }

    @Override
    public boolean done() {
        return open.isEmpty();
    }

    @Override
    public int at(int row, int place) {
        boolean there = row < open.size() && place > 0 && place <= size;
        return there ? open.get(row).tokens()[place - 1] : Tokenizer.END;
    }

    @Override
    public int parent(int row) {
        return row < parents.length ? parents[row] : 0;
    }

    @Override
    public void add(float[] scores, int from) {
        List<Path> next = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        for (Step step : drawn(scores, from)) {
            Path path = open.get(step.row).with(step.token, step.log, rules.text());
            if (step.token == Tokenizer.END) {
                ended.add(path);
            } else {
                next.add(path);
                rows.add(step.row);
            }
        }
        open = next;
        parents = rows.stream().mapToInt(row -> row).toArray();
        size++;
        settle();
    }

    /** The greatest first. */
    private List<Step> drawn(float[] scores, int from) {
        int most = rules.sampling().beams() - ended.size();
        PriorityQueue<Step> greatest = new PriorityQueue<>(Comparator.comparingDouble(Step::key));
        for (int row = 0; row < open.size(); row++) {
            int at = from + row * words;
            Path path = open.get(row);
            IntPredicate without = path.begun() ? Writer.NONE : rules.without(path.tokens(), words);
            double[] chances = law.chances(scores, at, words, without);
            for (int token : choice.open(scores, at, words, without)) {
                double log = Math.log(chances[token]);
                double gumbel = -Math.log(exponential.sample());
                double key = (path.sum() + log) / rules.sampling().temperature() + gumbel;
                if (log > Double.NEGATIVE_INFINITY && (greatest.size() < most || key > greatest.peek().key)) {
                    greatest.add(new Step(key, row, token, log));
                    if (greatest.size() > most) {
                        greatest.poll();
                    }
                }
            }
        }
        return greatest.stream()
                .sorted(Comparator.comparingDouble(Step::key).reversed())
                .toList();
    }

    @Override
    public Writer.Text text() {
        Path best = ended.stream().max(Comparator.comparingDouble(Path::score)).orElseThrow();
        return new Writer.Text(best.tokens(), best.logs());
    }
}
