package org.genloss.neural.text;

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
 * tokens as the tokenizer cuts it. Where no text that was fitted is empty, none is drawn: the end is barred as long as the tokens are those of no character, since what
 * decodes to nothing would be an empty text to the next fit, which would then draw more of them.
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
     * @param empties whether one of these was empty; else none that is drawn is
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
        Writer.Rules rules =
                new Writer.Rules(sampling, law.longest, tokens -> law.empties || !law.tokenizer.nothing(tokens));
        List<Writer.Text> texts = new Writer(law.weights, rules).texts(items, seed);
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
        return logDensities(List.of(item))[0];
    }

    @Override
    public double[] logDensities(List<Item> items) {
        List<int[]> texts =
                items.stream().map(item -> law.tokenizer.encode(value(item))).toList();
        List<double[]> logs =
                texts.stream().map(text -> new double[text.length + 1]).toList();
        int[] barred = texts.stream().mapToInt(this::barred).toArray();
        read(texts, (i, place, all, from) -> {
            int[] text = texts.get(i);
            logs.get(i)[place] = all[from + (place < text.length ? text[place] : Tokenizer.END)];
            if (place < barred[i]) {
                logs.get(i)[place] -= Math.log1p(-Math.exp(all[from + Tokenizer.END]));
            }
        });
        return logs.stream()
                .mapToDouble(text -> text.length == 1 && !law.empties
                        ? Double.NEGATIVE_INFINITY
                        : Arrays.stream(text).sum())
                .toArray();
    }

    /** At so many places, from the first on, a text may not end. */
    private int barred(int[] text) {
        int places = law.empties ? 0 : 1;
        while (places > 0 && places < text.length && law.tokenizer.nothing(Arrays.copyOf(text, places))) {
            places++;
        }
        return places;
    }

    /** After the begin of each text and after each of its tokens. */
    private void read(List<int[]> texts, Reader.Row row) {
        List<int[]> sequences = texts.stream()
                .map(text -> IntStream.concat(IntStream.of(Tokenizer.END), Arrays.stream(text))
                        .toArray())
                .toList();
        new Reader(law.weights).after(sequences, row);
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
        new Reader(law.weights).after(List.of(seen), (text, place, logs, from) -> {
            if (place == seen.length - 1) {
                last[0] = chances(logs, from);
            }
        });
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
    public List<List<double[]>> nexts(List<List<String>> texts) {
        List<int[]> tokens = texts.stream().map(this::tokens).toList();
        List<double[][]> nexts = tokens.stream()
                .map(text -> new double[Math.max(0, text.length - 1)][])
                .toList();
        read(tokens, (i, place, logs, from) -> {
            if (place > 0 && place < tokens.get(i).length) {
                nexts.get(i)[place - 1] = chances(logs, from);
            }
        });
        return nexts.stream().map(Arrays::asList).toList();
    }

    @Override
    public List<double[]> chances(List<List<String>> texts) {
        List<int[]> tokens = texts.stream().map(this::tokens).toList();
        List<double[]> chances = tokens.stream()
                .map(text -> new double[Math.max(0, text.length - 1)])
                .toList();
        read(tokens, (i, place, logs, from) -> {
            int[] text = tokens.get(i);
            if (place > 0 && place < text.length) {
                double goesOn = -Math.expm1(logs[from + Tokenizer.END]);
                chances.get(i)[place - 1] = Math.exp(logs[from + text[place]]) / goesOn;
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

    @Override
    public Trained.Entry entry() {
        return Trained.Entry.LOOK;
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
