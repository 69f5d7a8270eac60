package org.genloss.neural.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Seed;
import org.genloss.lab.Sampling;
import org.genloss.neural.engine.Engine;
import org.genloss.neural.engine.Scope;
import org.genloss.neural.engine.Tensor;
import org.genloss.neural.token.Tokenizer;

/** Draws texts from a network, many drafts side by side; each has its own randomness. */
final class Writer {
    /** No token is barred. */
    static final IntPredicate NONE = token -> false;

    private static final int ABREAST = 1024;

    /** To leave what is done behind costs a copy of what is remembered, to keep it a share of every step. */
    private static final int LEFT = 8;

    /** Numbers that are remembered of all texts side by side, about. */
    private static final long REMEMBERED = 1L << 26;

    private final Learned weights;
    private final Rules rules;

    Writer(Learned weights, Rules rules) {
        this.weights = weights;
        this.rules = rules;
    }

    /**
     * How texts are written.
     *
     * @param longest tokens of a text at most; it is cut there
     * @param text whether tokens are a text that may end there. With any more of them behind they still are, and any tokens are with some one more
     */
    record Rules(Sampling sampling, int longest, Predicate<int[]> text) {
        /** What is not to come behind tokens that are no text yet: the end, and at the last place all that leaves them none. */
        IntPredicate without(int[] tokens, int words) {
            BitSet without = new BitSet();
            if (tokens.length + 1 == longest) {
                int[] longer = Arrays.copyOf(tokens, longest);
                for (int token = 0; token < words; token++) {
                    longer[longest - 1] = token;
                    without.set(token, !text.test(longer));
                }
            }
            without.set(Tokenizer.END);
            return without::get;
        }
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
        return Engine.roomy(
                () -> "to write " + abreast() * rules.sampling.beams() + " texts of "
                        + weights.shape().context()
                        + " tokens side by side; lower sampling.beams or transformer.context",
                () -> Engine.plainly(() -> Scope.run(() -> written(count, seed))));
    }

    private List<Text> written(int count, Seed seed) {
        List<Text> texts = new ArrayList<>(count);
        Network network = new Network(weights);
        int abreast = abreast();
        for (int first = 0; first < count; first += abreast) {
            List<Draft> drafts = IntStream.range(first, Math.min(count, first + abreast))
                    .mapToObj(i -> draft(seed.child(i).random()))
                    .toList();
            write(network, drafts);
            drafts.forEach(draft -> texts.add(draft.text()));
        }
        return texts;
    }

    private Draft draft(UniformRandomProvider random) {
        int words = weights.shape().vocabulary();
        return rules.sampling.beams() == 1 ? new Line(rules, words, random) : new Beam(rules, words, random);
    }

    private int abreast() {
        Shape shape = weights.shape();
        long each = 2L * rules.sampling.beams() * shape.layers() * shape.width() * shape.context();
        return (int) Math.max(1, Math.min(ABREAST, REMEMBERED / each));
    }

    /** All drafts are of one length at any time, but for those that are done: these are left behind once they are one in {@value #LEFT}. */
    private void write(Network network, List<Draft> drafts) {
        List<Draft> open = drafts.stream().filter(draft -> !draft.done()).toList();
        int size = 0;
        while (!open.isEmpty()) {
            List<Draft> now = open;
            int before = size;
            size = Scope.run(() -> round(network, now, before));
            open = open.stream().filter(draft -> !draft.done()).toList();
        }
    }

    /**
     * Goes on until all drafts are done, or no more places can be seen.
     *
     * @param size tokens of each draft
     * @return tokens of each draft that is not done
     */
    private int round(Network network, List<Draft> all, int size) {
        Shape shape = weights.shape();
        int beams = rules.sampling.beams();
        Network.Memory memory = network.memory(all.size() * beams);
        List<Draft> open = all;
        float[] scores = scores(network, open, new int[] {shape.begin(size), size + 1}, memory);
        int longer = size;
        while (true) {
            for (int i = 0; i < open.size(); i++) {
                if (!open.get(i).done()) {
                    open.get(i).add(scores, i * beams * shape.vocabulary());
                }
            }
            longer++;
            List<Draft> left = open.stream().filter(draft -> !draft.done()).toList();
            if (left.isEmpty() || memory.places() == shape.context()) {
                return longer;
            }
            boolean leaves = (open.size() - left.size()) * LEFT >= open.size();
            if (beams > 1 || leaves) {
                memory.follow(parents(open, leaves));
            }
            open = leaves ? left : open;
            scores = scores(network, open, new int[] {longer, longer + 1}, memory);
        }
    }

    /** @param leaves whether the drafts that are done are left behind */
    private long[] parents(List<Draft> open, boolean leaves) {
        int beams = rules.sampling.beams();
        return IntStream.range(0, open.size() * beams)
                .filter(row -> !leaves || !open.get(row / beams).done())
                .mapToLong(row -> row - row % beams + open.get(row / beams).parent(row % beams))
                .toArray();
    }

    /** @param span of the places that are seen now */
    private float[] scores(Network network, List<Draft> open, int[] span, Network.Memory memory) {
        int places = span[1] - span[0];
        int beams = rules.sampling.beams();
        int rows = open.size() * beams;
        long[] tokens = new long[rows * places];
        for (int i = 0; i < tokens.length; i++) {
            int row = i / places;
            tokens[i] = open.get(row / beams).at(row % beams, span[0] + i % places);
        }
        return Scope.run(
                () -> network.last(Tensor.of(tokens, rows, places), memory).floats());
    }
}
