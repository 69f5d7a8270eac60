import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.genloss.catalog.Settings;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Seed;
import org.genloss.lab.Predictive;
import org.genloss.neural.text.Transformer;

/**
 * The nano transformer of genloss beside the same network on the engine alone: {@code speed FILE} gives processor milliseconds a step of training, one
 * thread, in turns; {@code scoring FILE} milliseconds a text to say how likely its tokens are.
 */
final class TransformerBench {
    private static final int WORDS = 512;
    private static final int CONTEXT = 64;
    private static final int LAYERS = 2;
    private static final int WIDTH = 128;
    private static final int HEADS = 4;
    private static final int BATCH = 32;
    private static final int STEPS = 12;
    private static final int TURNS = 3;

    private TransformerBench() {}

    public static void main(String[] arguments) throws Exception {
        List<String> lines = Files.readAllLines(Path.of(arguments[1])).stream()
                .filter(line -> !line.isBlank())
                .limit(4000)
                .toList();
        openblas.blas_set_num_threads(1);
        torch.set_num_threads(1);
        if (arguments[0].equals("speed")) {
            speed(Items.texts("", lines));
        } else {
            scoring(Items.texts("", lines));
        }
    }

    private static double seconds() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadCpuTime() / 1e9;
    }

    /** What a step costs: a fit of many steps less one of a few, so that tokenizer and first weights do not count. */
    private static double ours(Items texts, double dropout) {
        double few = fit(texts, dropout, 2);
        return (fit(texts, dropout, 2 + STEPS) - few) / STEPS;
    }

    private static double fit(Items texts, double dropout, int steps) {
        Transformer nano = Settings.with(
                new Transformer(), Map.of("steps", steps, "patience", 0, "dropout", dropout, "vocabulary", WORDS));
        double start = seconds();
        nano.fit(texts, Seed.of(1));
        return seconds() - start;
    }

    private static void speed(Items texts) {
        double[] engine = new double[TURNS];
        double[] plain = new double[TURNS];
        double[] dropping = new double[TURNS];
        Alone alone = new Alone();
        alone.steps(3);
        fit(texts, 0.1, 3);
        for (int turn = 0; turn < TURNS; turn++) {
            double start = seconds();
            alone.steps(STEPS);
            engine[turn] = (seconds() - start) / STEPS;
            plain[turn] = ours(texts, 0);
            dropping[turn] = ours(texts, 0.1);
        }
        say("libtorch alone, fixed tensors", engine, engine);
        say("transformer, dropout 0", plain, engine);
        say("transformer, dropout 0.1", dropping, engine);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void say(String what, double[] times, double[] engine) {
        System.out.printf(
                Locale.ROOT,
                "%-32s %6.1f ms a step (%.1f to %.1f), %3.0f %% of the engine's throughput%n",
                what,
                1e3 * median(times),
                1e3 * Arrays.stream(times).min().orElseThrow(),
                1e3 * Arrays.stream(times).max().orElseThrow(),
                100 * median(engine) / median(times));
    }

    /** Texts asked about one at a time, so that each time weights are placed in native memory, and all at once. */
    private static void scoring(Items texts) {
        Predictive model = (Predictive)
                Settings.with(new Transformer(), Map.of("steps", 10, "patience", 0)).fit(texts, Seed.of(1));
        List<Item> asked = texts.list().subList(0, 2000);
        double[] alone = new double[TURNS];
        double[] together = new double[TURNS];
        model.logs(asked.subList(0, 500));
        for (int turn = 0; turn < TURNS; turn++) {
            double start = seconds();
            asked.forEach(item -> model.logs(List.of(item)));
            alone[turn] = (seconds() - start) / asked.size();
            start = seconds();
            model.logs(asked);
            together[turn] = (seconds() - start) / asked.size();
        }
        System.out.printf(
                Locale.ROOT,
                "ms a text: one at a time %.3f, all at once %.3f; in turns, medians of %d%n",
                1e3 * median(alone),
                1e3 * median(together),
                TURNS);
    }

    /** The network and AdamW as libtorch has them, on one batch of tokens that stays. */
    private static final class Alone {
        private final List<Tensor> weights = new ArrayList<>();
        private final Tensor tokens = indices(BATCH, CONTEXT);
        private final Tensor next = indices(BATCH * CONTEXT);
        private final AdamW mover;

        Alone() {
            weight(WORDS, WIDTH);
            weight(CONTEXT, WIDTH);
            for (int layer = 0; layer < LAYERS; layer++) {
                norm();
                weight(WIDTH, 3 * WIDTH);
                weight(3 * WIDTH);
                weight(WIDTH, WIDTH);
                weight(WIDTH);
                norm();
                weight(WIDTH, 4 * WIDTH);
                weight(4 * WIDTH);
                weight(4 * WIDTH, WIDTH);
                weight(WIDTH);
            }
            norm();
            mover = new AdamW(new TensorVector(weights.toArray(new Tensor[0])), new AdamWOptions(1e-4));
        }

        private static Tensor indices(long... size) {
            return torch.randint(
                    WORDS, size, new TensorOptions(torch.ScalarType.Long));
        }

        private void weight(long... size) {
            weights.add(torch.randn(size).mul_(new org.bytedeco.pytorch.Scalar(0.02)).set_requires_grad(true));
        }

        private void norm() {
            weights.add(torch.ones(WIDTH).set_requires_grad(true));
            weights.add(torch.zeros(WIDTH).set_requires_grad(true));
        }

        void steps(int count) {
            for (int i = 0; i < count; i++) {
                try (PointerScope scope = new PointerScope()) {
                    mover.zero_grad();
                    torch.cross_entropy_loss(scores(), next).backward();
                    torch.clip_grad_norm_(new TensorVector(weights.toArray(new Tensor[0])), 1);
                    mover.step();
                }
            }
        }

        private Tensor scores() {
            int[] at = {2};
            Tensor flow = torch.embedding(weights.get(0), tokens).add(weights.get(1)).reshape(BATCH * CONTEXT, WIDTH);
            for (int layer = 0; layer < LAYERS; layer++) {
                Tensor all = affine(normalised(flow, at), at);
                Tensor seen = torch.scaled_dot_product_attention(
                                heads(all, 0), heads(all, 1), heads(all, 2), new TensorOptional(), 0, true,
                                new DoubleOptional(), false)
                        .transpose(1, 2)
                        .reshape(BATCH * CONTEXT, WIDTH);
                flow = flow.add(affine(seen, at));
                flow = flow.add(affine(torch.gelu(affine(normalised(flow, at), at), "tanh"), at));
            }
            return torch.linear(normalised(flow, at), weights.get(0));
        }

        private static Tensor heads(Tensor all, int part) {
            return all.narrow(1, (long) part * WIDTH, WIDTH)
                    .reshape(BATCH, CONTEXT, HEADS, WIDTH / HEADS)
                    .transpose(1, 2);
        }

        private Tensor normalised(Tensor flow, int[] at) {
            TensorOptional scale = new TensorOptional(weights.get(at[0]++));
            return torch.layer_norm(
                    flow, new long[] {WIDTH}, scale, new TensorOptional(weights.get(at[0]++)), 1e-5, false);
        }

        private Tensor affine(Tensor flow, int[] at) {
            Tensor weight = weights.get(at[0]++);
            return torch.addmm(weights.get(at[0]++), flow, weight);
        }
    }
}
