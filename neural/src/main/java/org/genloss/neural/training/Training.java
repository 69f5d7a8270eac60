package org.genloss.neural.training;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.genloss.data.Seed;
import org.genloss.lab.Checkpoints;
import org.genloss.lab.Trained;
import org.genloss.neural.engine.Adam;
import org.genloss.neural.engine.Engine;
import org.genloss.neural.engine.Scope;
import org.genloss.neural.engine.Tensor;

/** Trains a network step by step. All that is random in a step follows from the seed and its number. */
public final class Training {
    private final Plan plan;
    private final Task task;
    private final Seed seed;

    public Training(Plan plan, Task task, Seed seed) {
        this.plan = plan;
        this.task = task;
        this.seed = seed;
    }

    /**
     * What came of a training.
     *
     * @param weights of the lowest loss over what is held out, or where nothing is the last
     * @param curve mean losses below 0 at each look: of what was learned from since the look before, and of what is held out
     * @param steps done
     */
    public record Result(Weights weights, List<Trained.Step> curve, int steps) {
        /** At the last look; not a number where there was none. */
        public Trained.Step last() {
            return curve.isEmpty() ? new Trained.Step(Double.NaN, Double.NaN) : curve.get(curve.size() - 1);
        }
    }

    /**
     * Trains to the end, or goes on from where an earlier training of the same was broken off; what comes is the same.
     *
     * @throws IllegalArgumentException where a loss is no number, or memory does not suffice
     */
    public Result kept(Weights start, Checkpoints place) {
        if (place == Checkpoints.NONE) {
            return from(begin(start), progress -> {});
        }
        String name = seed.path();
        String what = String.join(
                "; ",
                plan.toString(),
                task.words(),
                Engine.version(),
                Long.toHexString(seed.key()),
                Integer.toHexString(start.mark()));
        return place.alone(name, () -> kept(start, place, name, what));
    }

    private Result kept(Weights start, Checkpoints place, String name, String what) {
        Optional<State> there = State.newest(place, name, what, start.sizes());
        if (there.flatMap(State::result).isPresent()) {
            return there.get().result().get();
        }
        Progress begin = there.map(State::progress).orElseGet(() -> begin(start));
        Result result = from(begin, progress -> place.keep(name, new State(progress, Optional.empty()).bytes(what)));
        place.keep(name, new State(null, Optional.of(result)).bytes(what));
        return result;
    }

    /** @param kept given the progress after each look, twenty times in all */
    private Result from(Progress start, Consumer<Progress> kept) {
        Engine.threads(plan.threads());
        try {
            return Engine.roomy(() -> "to train " + task.size(), () -> Scope.run(() -> new Run(start).go(kept)));
        } catch (OutOfMemoryError e) {
            throw heavy(start.weights(), e);
        }
    }

    private Progress begin(Weights start) {
        try {
            return Progress.begin(start);
        } catch (OutOfMemoryError e) {
            throw heavy(start, e);
        }
    }

    /** What lies in Java's heap is weights, as often as the optimiser and the best look keep them; what a step computes lies outside. */
    private static IllegalArgumentException heavy(Weights weights, OutOfMemoryError cause) {
        return new IllegalArgumentException(
                "memory does not suffice to train the " + weights.count() + " weights of the network" + Memory.heap()
                        + "; lower width, or what else the network's size follows from",
                cause);
    }

    /** One training, its tensors in the scope around it. */
    private final class Run {
        private final Tensors weights;
        private final List<Tensor> means;
        private final List<Tensor> squares;
        private final List<Task.Turn> turns = task.turns();
        private final List<Adam> movers = new ArrayList<>();
        private int done;
        private Course course;

        Run(Progress start) {
            done = start.step();
            course = start.course();
            weights = new Tensors(start.weights()).learning();
            means = new Tensors(start.means()).all();
            squares = new Tensors(start.squares()).all();
            turns.forEach(turn -> movers.add(mover(turn, start.weights())));
        }

        private Adam mover(Task.Turn turn, Weights start) {
            List<String> names = List.copyOf(start.sizes().keySet());
            List<Tensor> all = weights.all();
            List<Adam.Weight> moved = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                if (names.get(i).startsWith(turn.prefix())) {
                    boolean decays = start.sizes().get(names.get(i)).length >= 2;
                    moved.add(new Adam.Weight(all.get(i), decays, means.get(i), squares.get(i)));
                }
            }
            return new Adam(moved, turn.momentum());
        }

        Result go(Consumer<Progress> kept) {
            double sum = 0;
            int counted = 0;
            while (done < plan.steps() && !(plan.patience() > 0 && course.idle() >= plan.patience())) {
                sum += step(++done);
                counted++;
                if (plan.looks(done)) {
                    double watched = Engine.plainly(() -> task.watch(weights));
                    course = course.after(sum / counted, watched, plan.counts(done), weights::learned);
                    sum = 0;
                    counted = 0;
                    kept.accept(progress());
                }
            }
            return new Result(course.best().orElseGet(weights::learned), course.curve(), done);
        }

        private Progress progress() {
            return new Progress(done, weights.learned(), weights.like(means), weights.like(squares), course);
        }

        /** @return loss of the last turn */
        private double step(int step) {
            Task.Step own = new Task.Step(seed.child(step), plan.dropout());
            double last = Double.NaN;
            for (int turn = 0; turn < turns.size(); turn++) {
                Task.Loss loss = turns.get(turn).loss();
                Adam mover = movers.get(turn);
                last = Scope.run(() -> moved(loss, own, mover, step));
            }
            Engine.plainly(() -> {
                task.settle(weights, step);
                return null;
            });
            return last;
        }

        private double moved(Task.Loss of, Task.Step own, Adam mover, int step) {
            weights.clear();
            Tensor loss = of.of(weights, own);
            loss.backward();
            double length = mover.clip(plan.clip());
            double value = loss.number();
            if (!Double.isFinite(value) || !Double.isFinite(length)) {
                throw new IllegalArgumentException("the loss is no number any more at step " + step + " of "
                        + plan.steps() + ", learning rate " + rounded(plan.rate(step))
                        + "; lower learning-rate");
            }
            mover.step(step, plan.rate(step), plan.decay());
            return value;
        }

        /** Three digits: "0.003", "9.94e19". */
        private static String rounded(double rate) {
            return new BigDecimal(rate)
                    .round(new MathContext(3))
                    .stripTrailingZeros()
                    .toString()
                    .replace("E+", "e")
                    .replace('E', 'e');
        }
    }
}
