package org.genloss.neural.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Seed;
import org.genloss.lab.Sampling;
import org.genloss.neural.engine.Engine;
import org.genloss.neural.engine.Scope;
import org.genloss.neural.engine.Tensor;
import org.genloss.neural.token.Tokenizer;

/** Draws texts from a network, many side by side; each has its own randomness. */
final class Writer {
    private static final int ABREAST = 256;
    private static final int FIRST = 16;

    /** Numbers that are remembered of all texts side by side, about. */
    private static final long REMEMBERED = 1L << 26;

    private final Learned weights;
    private final Choice choice;
    private final Choice law = new Choice(Sampling.PLAIN);
    private final int longest;
    private final boolean empties;

    /**
     * @param longest tokens of a text at most; it is cut there
     * @param empties whether a text may have none
     */
    Writer(Learned weights, Sampling sampling, int longest, boolean empties) {
        this.weights = weights;
        this.choice = new Choice(sampling);
        this.longest = longest;
        this.empties = empties;
    }

    /**
     * A text.
     *
     * @param tokens without marks for begin and end
     * @param logs natural logarithms of their chances by the law itself, whichever way they were drawn
     */
    record Text(int[] tokens, double[] logs) {}

    /** So many texts. */
    List<Text> texts(int count, Seed seed) {
        return Engine.plainly(() -> Scope.run(() -> {
            List<Text> texts = new ArrayList<>(count);
            Network network = new Network(weights);
            int abreast = abreast();
            for (int first = 0; first < count; first += abreast) {
                List<Draft> drafts = IntStream.range(first, Math.min(count, first + abreast))
                        .mapToObj(i -> new Draft(seed.child(i).random()))
                        .toList();
                write(network, drafts);
                drafts.forEach(draft -> texts.add(draft.text()));
            }
            return texts;
        }));
    }

    private int abreast() {
        Shape shape = weights.shape();
        long each = 2L * shape.layers() * shape.width() * shape.context();
        return (int) Math.max(1, Math.min(ABREAST, REMEMBERED / each));
    }

    /** A text that is being written. */
    private final class Draft {
        private final UniformRandomProvider random;
        private int[] tokens = new int[FIRST];
        private double[] logs = new double[FIRST];
        private int size;
        private boolean done = longest == 0;

        Draft(UniformRandomProvider random) {
            this.random = random;
        }

        /** @param scores of several texts; its own from {@code from} on */
        void add(float[] scores, int from) {
            int words = weights.shape().vocabulary();
            int without = size == 0 && !empties ? Tokenizer.END : -1;
            int token = Choice.at(choice.chances(scores, from, words, without), random.nextDouble());
            if (token == Tokenizer.END) {
                done = true;
                return;
            }
            if (size == tokens.length) {
                tokens = Arrays.copyOf(tokens, 2 * size);
                logs = Arrays.copyOf(logs, 2 * size);
            }
            logs[size] = Math.log(law.chances(scores, from, words, without)[token]);
            tokens[size++] = token;
            done = size == longest;
        }

        /** What stands at a place, the end before the text being the first; behind its last token anything does. */
        int at(int place) {
            return place == 0 || place > size ? Tokenizer.END : tokens[place - 1];
        }

        Text text() {
            return new Text(Arrays.copyOf(tokens, size), Arrays.copyOf(logs, size));
        }
    }

    /** All drafts are of one length at any time, but for those that are done: these are left behind once they are half of all. */
    private void write(Network network, List<Draft> drafts) {
        List<Draft> open = drafts.stream().filter(draft -> !draft.done).toList();
        int size = 0;
        while (!open.isEmpty()) {
            List<Draft> now = open;
            int before = size;
            size = Scope.run(() -> round(network, now, before));
            open = open.stream().filter(draft -> !draft.done).toList();
        }
    }

    /**
     * Goes on until half of the drafts are done, or no more places can be seen.
     *
     * @param size tokens of each draft
     * @return tokens of each draft that is not done
     */
    private int round(Network network, List<Draft> open, int size) {
        Shape shape = weights.shape();
        Network.Memory memory = network.memory(open.size());
        float[] scores = scores(network, open, new int[] {shape.begin(size), size + 1}, memory);
        int longer = size;
        while (true) {
            for (int i = 0; i < open.size(); i++) {
                if (!open.get(i).done) {
                    open.get(i).add(scores, i * shape.vocabulary());
                }
            }
            longer++;
            long left = open.stream().filter(draft -> !draft.done).count();
            if (2 * left <= open.size() || memory.places() == shape.context()) {
                return longer;
            }
            scores = scores(network, open, new int[] {longer, longer + 1}, memory);
        }
    }

    /** @param span of the places that are seen now */
    private float[] scores(Network network, List<Draft> open, int[] span, Network.Memory memory) {
        int places = span[1] - span[0];
        long[] tokens = new long[open.size() * places];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = open.get(i / places).at(span[0] + i % places);
        }
        return Scope.run(() ->
                network.last(Tensor.of(tokens, open.size(), places), memory).floats());
    }
}
