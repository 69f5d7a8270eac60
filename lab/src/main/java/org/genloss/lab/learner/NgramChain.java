package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Seed;
import org.genloss.lab.Predictive;

/** A Markov chain on symbols named 0, 1, .. as a true law of texts of one length that begin with any symbol, all alike. */
public final class NgramChain implements Predictive {
    private final List<String> symbols;
    private final double[][] rows;
    private final int length;

    /**
     * @param weights row a is proportional to the chances of what follows a; none negative, no row all 0
     * @param length symbols in a document
     */
    public NgramChain(double[][] weights, int length) {
        this.symbols =
                IntStream.range(0, weights.length).mapToObj(Integer::toString).toList();
        this.rows = Arrays.stream(weights)
                .map(row -> CategoricalLaw.of(row).probabilities())
                .toArray(double[][]::new);
        this.length = length;
    }

    /** P(i to j) proportional to ((j-i) mod size + 1)^-exponent. */
    public static NgramChain circulant(int size, double exponent, int length) {
        double[][] weights = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                weights[i][j] = Math.pow(Math.floorMod(j - i, size) + 1, -exponent);
            }
        }
        return new NgramChain(weights, length);
    }

    @Override
    public List<String> split(Item item) {
        return List.of(NgramText.value(item).trim().split("\\s+"));
    }

    @Override
    public List<String> symbols() {
        return symbols;
    }

    @Override
    public double[] next(List<String> past) {
        return rows[symbols.indexOf(past.get(past.size() - 1))];
    }

    @Override
    public double chance(List<String> past, String symbol) {
        int at = symbols.indexOf(symbol);
        return at < 0 ? 0 : next(past)[at];
    }

    @Override
    public Corpus draw(int items, Seed seed) {
        UniformRandomProvider random = seed.random();
        List<String> documents = new ArrayList<>(items);
        for (int i = 0; i < items; i++) {
            int at = random.nextInt(symbols.size());
            StringBuilder text = new StringBuilder(symbols.get(at));
            for (int j = 1; j < length; j++) {
                at = after(at, random.nextDouble());
                text.append(' ').append(symbols.get(at));
            }
            documents.add(text.toString());
        }
        return Items.texts("", documents);
    }

    private int after(int symbol, double at) {
        double[] row = rows[symbol];
        double sum = 0;
        int last = 0;
        for (int j = 0; j < row.length; j++) {
            if (row[j] > 0) {
                last = j;
                sum += row[j];
                if (at < sum) {
                    return j;
                }
            }
        }
        return last;
    }

    /** Of documents of any length, given the length; negative infinity for unknown symbols. */
    @Override
    public double logDensity(Item item) {
        String[] path = split(item).toArray(String[]::new);
        double log = -Math.log(symbols.size());
        int at = symbols.indexOf(path[0]);
        for (int i = 1; i < path.length && at >= 0; i++) {
            int next = symbols.indexOf(path[i]);
            log += next < 0 ? 0 : Math.log(rows[at][next]);
            at = next;
        }
        return at < 0 ? Double.NEGATIVE_INFINITY : log;
    }

    /** {@code vocabulary}: symbols; {@code entropy-rate}: mean over the symbols of the entropy of what follows, in nats. */
    @Override
    public List<Parameter> parameters() {
        double entropy = Arrays.stream(rows)
                .flatMapToDouble(Arrays::stream)
                .filter(p -> p > 0)
                .map(p -> -p * Math.log(p))
                .sum();
        return List.of(
                new Parameter("vocabulary", symbols.size()), new Parameter("entropy-rate", entropy / symbols.size()));
    }
}
