package org.genloss.neural.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Decodable;
import org.genloss.lab.Predictive;
import org.genloss.lab.Sampling;
import org.genloss.lab.Storable;
import org.genloss.lab.Trained;
import org.genloss.neural.token.Tokenizer;

/**
 * A fitted transformer. Its weights are plain arrays: native memory is used while it is asked, and given back. The chance of a text is that of its
 * tokens as the tokenizer cuts it.
 */
final class TransformerModel implements Predictive, Decodable, Storable, Trained {
    private final Law law;
    private final Fit fit;
    private final Sampling sampling;
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * What the model says.
     *
     * @param longest tokens of the longest text that was fitted; none that is drawn gets longer
     * @param empties whether one of these had no token; else none that is drawn has
     */
    record Law(Learned weights, Tokenizer tokenizer, int longest, boolean empties) {}

    /**
     * How it came about.
     *
     * @param tokens learned from
     * @param steps done
     * @param curve mean log-likelihoods a token at each look
     */
    record Fit(int tokens, int steps, List<Trained.Step> curve) {}

    TransformerModel(Law law, Fit fit, Sampling sampling) {
        this.law = law;
        this.fit = fit;
        this.sampling = sampling;
        law.tokenizer.symbols().forEach(symbol -> places.put(symbol, places.size()));
    }

    Learned weights() {
        return law.weights;
    }

    Tokenizer tokenizer() {
        return law.tokenizer;
    }

    @Override
    public TransformerModel decoded(Sampling way) {
        return new TransformerModel(law, fit, sampling.and(way));
    }

    /** As {@code transformer.start} reads it. */
    @Override
    public byte[] bytes() {
        return ModelFile.write(law);
    }

    /** A text that does not end is cut at the length of the longest that was fitted. */
    @Override
    public Corpus draw(int items, Seed seed) {
        List<Writer.Text> texts =
                new Writer(law.weights, new Writer.Rules(sampling, law.longest, law.empties)).texts(items, seed);
        return new Items(
                Schema.text(),
                IntStream.range(0, items)
                        .mapToObj(i -> Item.of(
                                Integer.toString(i),
                                new Payload.Text(
                                        law.tokenizer.decode(texts.get(i).tokens()),
                                        texts.get(i).logs())))
                        .toList());
    }

    @Override
    public double logDensity(Item item) {
        int[] text = law.tokenizer.encode(value(item));
        if (text.length == 0 && !law.empties) {
            return Double.NEGATIVE_INFINITY;
        }
        double[] logs = new double[text.length + 1];
        read(text, (place, all, from) -> {
            logs[place] = all[from + (place < text.length ? text[place] : Tokenizer.END)];
            if (place == 0 && !law.empties) {
                logs[0] -= Math.log1p(-Math.exp(all[from + Tokenizer.END]));
            }
        });
        return Arrays.stream(logs).sum();
    }

    /** After the begin of a text and after each of its tokens. */
    private void read(int[] text, Reader.Row row) {
        int[] sequence = new int[text.length + 1];
        sequence[0] = Tokenizer.END;
        System.arraycopy(text, 0, sequence, 1, text.length);
        try (Reader reader = new Reader(law.weights)) {
            reader.after(sequence, row);
        }
    }

    private static String value(Item item) {
        return ((Payload.Text) item.payload()).value();
    }

    @Override
    public List<String> split(Item item) {
        return Arrays.stream(law.tokenizer.encode(value(item)))
                .mapToObj(law.tokenizer.symbols()::get)
                .toList();
    }

    /** Without the mark for the end. */
    @Override
    public List<String> symbols() {
        return law.tokenizer.symbols().subList(1, law.tokenizer.size());
    }

    /** What stands before is read without a begin, as it stands somewhere inside. */
    @Override
    public double[] next(List<String> past) {
        int[] read =
                past.stream().filter(places::containsKey).mapToInt(places::get).toArray();
        int[] seen = read.length == 0 ? new int[] {Tokenizer.END} : read;
        double[][] last = new double[1][];
        try (Reader reader = new Reader(law.weights)) {
            reader.after(seen, (place, logs, from) -> last[0] = place == seen.length - 1 ? chances(logs, from) : null);
        }
        return last[0];
    }

    /** Of all tokens but the end. */
    private double[] chances(float[] logs, int from) {
        return IntStream.range(1, law.tokenizer.size())
                .mapToDouble(i -> Math.exp(logs[from + i]))
                .toArray();
    }

    @Override
    public double chance(List<String> past, String symbol) {
        Integer token = places.get(symbol);
        if (token == null || token == Tokenizer.END) {
            return 0;
        }
        double[] next = next(past);
        return next[token - 1] / Arrays.stream(next).sum();
    }

    @Override
    public List<double[]> nexts(List<String> text) {
        List<double[]> nexts = new ArrayList<>();
        read(tokens(text), (place, logs, from) -> {
            if (place > 0 && place < text.size()) {
                nexts.add(chances(logs, from));
            }
        });
        return nexts;
    }

    @Override
    public double[] chances(List<String> text) {
        double[] chances = new double[Math.max(0, text.size() - 1)];
        int[] tokens = tokens(text);
        read(tokens, (place, logs, from) -> {
            if (place > 0 && place < tokens.length) {
                double goesOn = -Math.expm1(logs[from + Tokenizer.END]);
                chances[place - 1] = Math.exp(logs[from + tokens[place]]) / goesOn;
            }
        });
        return chances;
    }

    /** Symbols that are not known are read as one that hardly ever comes; no text that was split here has any. */
    private int[] tokens(List<String> text) {
        return text.stream().mapToInt(symbol -> places.getOrDefault(symbol, 1)).toArray();
    }

    @Override
    public List<Trained.Step> curve() {
        return fit.curve;
    }

    /**
     * {@code weights}: learned numbers; {@code tokens}: learned from; {@code steps}: of the fit; {@code fitted-surprise} and {@code held-surprise}:
     * nats a token at the last look, by what was learned from and by what was held out.
     */
    @Override
    public List<Parameter> parameters() {
        Trained.Step last =
                fit.curve.isEmpty() ? new Trained.Step(Double.NaN, Double.NaN) : fit.curve.get(fit.curve.size() - 1);
        return List.of(
                new Parameter("weights", law.weights.shape().parameters()),
                new Parameter("vocabulary", law.tokenizer.size()),
                new Parameter("tokens", fit.tokens),
                new Parameter("steps", fit.steps),
                new Parameter("fitted-surprise", -last.fitted()),
                new Parameter("held-surprise", -last.watched()));
    }
}
