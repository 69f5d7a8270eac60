package org.genloss.neural.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Seed;
import org.genloss.lab.Checkpoints;
import org.genloss.lab.Trained;
import org.genloss.neural.engine.Adam;
import org.genloss.neural.engine.Dice;
import org.genloss.neural.engine.Engine;
import org.genloss.neural.engine.Scope;
import org.genloss.neural.engine.Tensor;

/** Trains a network on windows of texts, drawn anew for each step. All that is random in a step follows from the seed and its number. */
final class Training {
    private static final int MOST_WATCHED = 64;

    private final Plan plan;
    private final Shape shape;
    private final int[] stream;
    private final int[] watched;
    private final Seed seed;

    /**
     * @param stream tokens to learn from, more than a context
     * @param watched tokens that are held out; none where nothing is watched
     */
    Training(Plan plan, Shape shape, int[] stream, int[] watched, Seed seed) {
        this.plan = plan;
        this.shape = shape;
        this.stream = stream;
        this.watched = watched;
        this.seed = seed;
    }

    /**
     * Trains to the end, or goes on from where an earlier training of the same was broken off; what comes is the same.
     *
     * @throws IllegalArgumentException as {@link #from}
     */
    Result kept(Weights start, Checkpoints place) {
        if (place == Checkpoints.NONE) {
            return from(Progress.begin(start), progress -> {});
        }
        String name = seed.path();
        String what = String.join(
                "; ",
                plan.toString(),
                shape.toString(),
                Engine.version(),
                Long.toHexString(seed.key()),
                Integer.toHexString(Arrays.hashCode(stream)),
                Integer.toHexString(Arrays.hashCode(watched)),
                Integer.toHexString(Arrays.hashCode(start.arrays().get("wte.weight"))));
        Optional<State> there = State.newest(place, name, what, shape);
        if (there.flatMap(State::result).isPresent()) {
            return there.get().result().get();
        }
        Progress begin = there.map(State::progress).orElseGet(() -> Progress.begin(start));
        Result result = from(begin, progress -> place.keep(name, new State(progress, Optional.empty()).bytes(what)));
        place.keep(name, new State(null, Optional.of(result)).bytes(what));
        return result;
    }

    /**
     * Trains to the end.
     *
     * @param kept given the progress after each look, twenty times in all
     * @throws IllegalArgumentException where a loss is no number, or memory does not suffice
     */
    Result from(Progress start, Consumer<Progress> kept) {
        Engine.threads(plan.threads());
        try {
            return Scope.run(() -> new Run(start).go(kept));
        } catch (OutOfMemoryError e) {
            throw tooLarge();
        } catch (RuntimeException e) {
            String said = String.valueOf(e.getMessage());
            if (said.contains("alloc") || said.contains("out of memory")) {
                throw tooLarge();
            }
            throw e;
        }
    }

    /**
     * What came of a training.
     *
     * @param weights the best that were seen of the held-out texts, or where nothing is watched the last
     * @param curve as of {@link Course}
     * @param steps done
     */
    record Result(Weights weights, List<Trained.Step> curve, int steps) {}

    private IllegalArgumentException tooLarge() {
        return new IllegalArgumentException("memory does not suffice to train a network of " + shape.parameters()
                + " weights on " + plan.batch() + " windows of " + shape.context()
                + " tokens a step; lower batch, context, width or layers, in this order");
    }

    /** One training, its tensors in the scope around it. */
    private final class Run {
        private final Network network;
        private final Adam adam;
        private final List<Tensor> means;
        private final List<Tensor> squares;
        private int done;
        private Course course;

        Run(Progress start) {
            done = start.step();
            course = start.course();
            network = new Network(start.weights()).learning();
            means = new Network(start.means()).weights();
            squares = new Network(start.squares()).weights();
            List<long[]> sizes = List.copyOf(shape.weights().values());
            boolean[] decays = new boolean[sizes.size()];
            IntStream.range(0, decays.length).forEach(i -> decays[i] = sizes.get(i).length == 2);
            adam = new Adam(network.weights(), decays, means, squares);
        }

        Result go(Consumer<Progress> kept) {
            double sum = 0;
            int counted = 0;
            while (done < plan.steps() && !(plan.patience() > 0 && course.idle() >= plan.patience())) {
                sum += step(++done);
                counted++;
                if (plan.looks(done)) {
                    course = course.after(sum / counted, watch(), network::learned);
                    sum = 0;
                    counted = 0;
                    kept.accept(progress());
                }
            }
            return new Result(course.best().orElseGet(network::learned), course.curve(), done);
        }

        private Progress progress() {
            return new Progress(done, network.learned(), network.like(means), network.like(squares), course);
        }

        private double step(int step) {
            Seed own = seed.child(step);
            return Scope.run(() -> {
                Tensor[] batch = batch(own.child("windows").random());
                Network.Drop drop = plan.dropout() == 0
                        ? Network.Drop.NONE
                        : new Network.Drop(
                                plan.dropout(), new Dice(own.child("dropout").key()));
                adam.clear();
                Tensor loss = network.scores(batch[0], drop).crossEntropy(batch[1]);
                loss.backward();
                double length = adam.clip(plan.clip());
                double value = loss.number();
                if (!Double.isFinite(value) || !Double.isFinite(length)) {
                    throw new IllegalArgumentException("the loss is no number any more at step " + step
                            + " of " + plan.steps() + ", learning rate " + (float) plan.rate(step)
                            + "; lower learning-rate, or give warm-up a larger share");
                }
                adam.step(step, plan.rate(step), plan.decay());
                return value;
            });
        }

        private double surprise(Tensor[] batch) {
            return network.scores(batch[0], Network.Drop.NONE)
                    .crossEntropy(batch[1])
                    .number();
        }

        private Tensor[] batch(UniformRandomProvider random) {
            int[] starts = new int[plan.batch()];
            for (int i = 0; i < starts.length; i++) {
                starts[i] = random.nextInt(stream.length - shape.context());
            }
            return windows(stream, starts, shape.context());
        }

        /** Mean surprise by up to so many windows of the held-out texts, one after another; NaN without any. */
        private double watch() {
            int context = Math.min(shape.context(), watched.length - 1);
            if (context < 1) {
                return Double.NaN;
            }
            int windows = Math.min(MOST_WATCHED, (watched.length - 1) / context);
            return Engine.plainly(() -> {
                double sum = 0;
                for (int first = 0; first < windows; first += plan.batch()) {
                    int[] starts = IntStream.range(first, Math.min(windows, first + plan.batch()))
                            .map(i -> i * context)
                            .toArray();
                    sum += starts.length * Scope.run(() -> surprise(windows(watched, starts, context)));
                }
                return sum / windows;
            });
        }
    }

    /** Windows of a stream, by places; and what follows each place, in rows. */
    static Tensor[] windows(int[] stream, int[] starts, int context) {
        long[] here = new long[starts.length * context];
        long[] next = new long[here.length];
        for (int w = 0; w < starts.length; w++) {
            for (int i = 0; i < context; i++) {
                here[w * context + i] = stream[starts[w] + i];
                next[w * context + i] = stream[starts[w] + i + 1];
            }
        }
        return new Tensor[] {Tensor.of(here, starts.length, context), Tensor.of(next, next.length)};
    }
}
