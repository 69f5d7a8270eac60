package org.genloss.neural.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Sampling;
import org.genloss.neural.engine.Scope;
import org.genloss.neural.engine.Tensor;
import org.genloss.neural.token.Tokenizer;
import org.genloss.neural.training.Drop;
import org.genloss.neural.training.Weights;
import org.junit.jupiter.api.Test;

/** Draws of networks whose chances are known without drawing. */
class DrawsTest {
    private static final Seed SEED = Seed.of(11);
    private static final Tokenizer BYTES = Tokenizer.bytes();
    private static final int LONGEST = 200;

    /** Quantiles of chi-square at 0.9999, by degrees of freedom from 1 (printed tables). */
    private static final double[] CHI_SQUARE = {0, 15.14, 18.42, 21.11, 23.51, 25.74, 27.86};

    /** The second byte of a character begins none. */
    private static final Map<Integer, Double> STRAY =
            Map.of(Tokenizer.END, 0.2, BYTES.encode("\u00e9")[1], 0.5, BYTES.encode("a")[0], 0.3);

    private static TransformerModel model(Learned weights, int longest) {
        return new TransformerModel(
                new TransformerModel.Law(weights, BYTES, longest, false),
                new TransformerModel.Fit(1, 1, List.of()),
                Sampling.PLAIN);
    }

    /** Whatever stands before: the end 0.2, a 0.32, b 0.24, c 0.16, d 0.08. */
    private static TransformerModel known() {
        Map<Integer, Double> chances = new HashMap<>(Map.of(Tokenizer.END, 0.2));
        int[] letters = BYTES.encode("abcd");
        IntStream.range(0, 4).forEach(i -> chances.put(letters[i], 0.08 * (4 - i)));
        return known(chances, LONGEST);
    }

    /** The last norm gives 1, 0, 0, .., so a score is the first number of a row. @param chances by token, whatever stands before */
    private static TransformerModel known(Map<Integer, Double> chances, int longest) {
        Shape shape = new Shape(BYTES.size(), 4, 1, 4, 2);
        Map<String, float[]> arrays = new LinkedHashMap<>();
        shape.weights()
                .forEach((name, size) ->
                        arrays.put(name, new float[(int) Arrays.stream(size).reduce(1, (x, y) -> x * y)]));
        arrays.get("ln_f.bias")[0] = 1;
        float[] table = arrays.get("wte.weight");
        IntStream.range(0, BYTES.size()).forEach(token -> table[4 * token] = -60);
        chances.forEach((token, chance) -> table[4 * token] = (float) Math.log(chance));
        return model(new Learned(shape, new Weights(shape.weights(), arrays)), longest);
    }

    private static List<Payload.Text> texts(TransformerModel model, Sampling way, int count) {
        return Corpora.list(model.decoded(way).draw(count, SEED.child(way))).stream()
                .map(item -> (Payload.Text) item.payload())
                .toList();
    }

    /** @param expected chances, by the kind of what was counted */
    private static void follows(String what, Map<String, Integer> counts, Map<String, Double> expected) {
        int all = counts.values().stream().mapToInt(i -> i).sum();
        assertThat(expected.keySet()).as(what).containsAll(counts.keySet());
        double chi = 0;
        for (Map.Entry<String, Double> one : expected.entrySet()) {
            double mean = all * one.getValue();
            assertThat(mean).as("enough for " + what).isGreaterThan(20);
            chi += Math.pow(counts.getOrDefault(one.getKey(), 0) - mean, 2) / mean;
        }
        assertThat(chi).as(what).isLessThan(CHI_SQUARE[expected.size() - 1]);
    }

    private static void add(Map<String, Integer> counts, String what) {
        counts.merge(what, 1, Integer::sum);
    }

    /** First tokens, never the end; later ones; and whether a text ends after a token. */
    private static void draws(Sampling way, Map<String, Double> first, Map<String, Double> later, double end) {
        Map<String, Integer> firsts = new HashMap<>();
        Map<String, Integer> laters = new HashMap<>();
        Map<String, Integer> ends = new HashMap<>();
        for (Payload.Text text : texts(known(), way, 1500)) {
            String value = text.value();
            assertThat(value).isNotEmpty().hasSizeLessThan(LONGEST);
            add(firsts, value.substring(0, 1));
            for (int i = 1; i < value.length(); i++) {
                add(laters, value.substring(i, i + 1));
                add(ends, "goes on");
            }
            add(ends, "ends");
        }
        follows(way + ", first", firsts, first);
        follows(way + ", later", laters, later);
        follows(way + ", end", ends, Map.of("ends", end, "goes on", 1 - end));
    }

    @Test
    void plainDrawsFollowTheChances() {
        Map<String, Double> letters = Map.of("a", 0.4, "b", 0.3, "c", 0.2, "d", 0.1);
        draws(Sampling.PLAIN, letters, letters, 0.2);
    }

    /** Squares: 16, 9, 4, 1 of 30 letters; with the end 6.25 more, as 0.2 is 2.5 times 0.08. */
    @Test
    void coldDrawsFollowTheSquares() {
        Map<String, Double> letters = Map.of("a", 16 / 30.0, "b", 9 / 30.0, "c", 4 / 30.0, "d", 1 / 30.0);
        draws(Sampling.temperature(0.5), letters, letters, 6.25 / 36.25);
    }

    /** Of the three likeliest the end is one, but where it may not come. */
    @Test
    void theEndIsOneOfTheLikeliest() {
        draws(
                Sampling.topK(3),
                Map.of("a", 4 / 9.0, "b", 3 / 9.0, "c", 2 / 9.0),
                Map.of("a", 4 / 7.0, "b", 3 / 7.0),
                0.2 / 0.76);
        draws(Sampling.topP(0.6), Map.of("a", 4 / 7.0, "b", 3 / 7.0), Map.of("a", 4 / 7.0, "b", 3 / 7.0), 0.2 / 0.76);
    }

    /** Bytes that can only stand inside a character, 0.5, are nothing by themselves. The end, 0.2, does not come before an a, 0.3. */
    @Test
    void noTextOfStrayBytesEnds() {
        TransformerModel model = known(STRAY, LONGEST);
        Map<String, Integer> counts = new HashMap<>();
        for (Payload.Text text : texts(model, Sampling.PLAIN, 1500)) {
            String value = text.value();
            assertThat(value).matches("a+");
            add(counts, value.length() > 2 ? "more" : value);
        }
        // Letters go on as in a text without stray bytes: 0.3 of 0.5.
        follows("letters", counts, Map.of("a", 0.4, "aa", 0.24, "more", 0.36));
    }

    @Test
    void atTheLastPlaceComesWhatMakesItAText() {
        for (int longest : new int[] {1, 2, 3}) {
            for (Sampling way : List.of(Sampling.PLAIN, Sampling.topK(1), Sampling.beams(2))) {
                assertThat(texts(known(STRAY, longest), way, 40))
                        .allMatch(text -> text.value().matches("a+"));
            }
        }
    }

    /** The end is barred before both bytes of the letter, which is none after its first; then it comes with its own chance. */
    @Test
    void densitiesKnowWhereATextMayNotEnd() {
        int[] bytes = BYTES.encode("\u00e9");
        TransformerModel model = known(Map.of(Tokenizer.END, 0.2, bytes[0], 0.5, bytes[1], 0.3), LONGEST);
        double expected = Math.log(0.5 / 0.8) + Math.log(0.3 / 0.8) + Math.log(0.2);
        assertThat(model.logDensity(Items.texts("", List.of("\u00e9")).list().get(0)))
                .isEqualTo(expected, within(1e-5));
    }

    /** By the law itself, however they were drawn; the first token is given that the text is not empty. */
    @Test
    void logarithmsAreThoseOfTheLaw() {
        Map<Character, Double> chances = Map.of('a', 0.32, 'b', 0.24, 'c', 0.16, 'd', 0.08);
        for (Payload.Text text : texts(known(), Sampling.temperature(0.5), 50)) {
            double[] logs = text.logProbabilities();
            assertThat(logs).hasSize(text.value().length());
            for (int i = 0; i < logs.length; i++) {
                double chance = chances.get(text.value().charAt(i)) / (i == 0 ? 0.8 : 1);
                assertThat(logs[i]).isEqualTo(Math.log(chance), within(1e-6));
            }
        }
    }

    /**
     * A network whose scores hang on all that stands before, read whole and without memory: from the begin at first, later in the windows of a context
     * of 6, which begin 3, 6, 9, .. tokens on.
     */
    @Test
    void whatIsWrittenWithAMemoryIsReadTheSame() {
        Learned weights = NetworkTest.waves(new Shape(7, 6, 2, 8, 2));
        int compared = 0;
        Writer.Rules rules = new Writer.Rules(Sampling.temperature(3), 14, tokens -> tokens.length > 0);
        for (Writer.Text text : new Writer(weights, rules).texts(40, SEED)) {
            int[] sequence = IntStream.concat(IntStream.of(Tokenizer.END), Arrays.stream(text.tokens()))
                    .toArray();
            for (int i = 0; i < text.tokens().length; i++) {
                int from = i < 6 ? 0 : 3 * (i / 3) - 3;
                double[] scores = last(weights, Arrays.copyOfRange(sequence, from, i + 1));
                double sum = IntStream.range(i == 0 ? 1 : 0, scores.length)
                        .mapToDouble(token -> Math.exp(scores[token]))
                        .sum();
                assertThat(text.logs()[i])
                        .as("token " + i)
                        .isEqualTo(scores[text.tokens()[i]] - Math.log(sum), within(1e-4));
                compared += i >= 6 ? 1 : 0;
            }
        }
        assertThat(compared).as("places beyond the context").isGreaterThan(20);
    }

    /** Every place once, by what a network says that reads this text alone: shorter and longer ones than a context of 6, side by side and in parts. */
    @Test
    void whatIsReadSideBySideIsReadAsAlone() {
        Learned weights = NetworkTest.waves(new Shape(7, 6, 2, 8, 2));
        List<int[]> sequences = IntStream.range(0, 60)
                .mapToObj(i -> IntStream.range(0, i * 7 % 15)
                        .map(place -> (i + place * place) % 7)
                        .toArray())
                .toList();
        Map<List<Integer>, double[]> told = new HashMap<>();
        new Reader(weights).after(sequences, (i, place, logs, from) -> {
            double[] row =
                    IntStream.range(0, 7).mapToDouble(t -> logs[from + t]).toArray();
            assertThat(told.put(List.of(i, place), row)).isNull();
        });
        assertThat(told)
                .hasSize(sequences.stream().mapToInt(text -> text.length).sum());
        told.forEach((at, logs) -> {
            int place = at.get(1);
            int from = place < 6 ? 0 : 3 * (place / 3) - 3;
            double[] scores = last(weights, Arrays.copyOfRange(sequences.get(at.get(0)), from, place + 1));
            double all = Math.log(Arrays.stream(scores).map(Math::exp).sum());
            for (int t = 0; t < 7; t++) {
                assertThat(logs[t]).as(at + " token " + t).isEqualTo(scores[t] - all, within(1e-4));
            }
        });
    }

    /** Scores of the token after the last one. */
    static double[] last(Learned weights, int[] window) {
        return Scope.run(() -> {
            long[] tokens = Arrays.stream(window).asLongStream().toArray();
            float[] all = new Network(weights)
                    .scores(Tensor.of(tokens, 1, tokens.length), Drop.NONE)
                    .floats();
            return IntStream.range(all.length - weights.shape().vocabulary(), all.length)
                    .mapToDouble(i -> all[i])
                    .toArray();
        });
    }
}
