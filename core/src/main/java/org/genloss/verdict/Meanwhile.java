package org.genloss.verdict;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.genloss.data.Workers;

/**
 * Workers that do one more piece of work beside the tasks which they are given next, so that a thread which would wait for the longest task
 * has something to do. The result is the same whenever it is worked out.
 */
final class Meanwhile<R> implements Workers {
    private final Workers workers;
    private final Supplier<R> work;
    private Optional<R> result = Optional.empty();

    Meanwhile(Workers workers, Supplier<R> work) {
        this.workers = workers;
        this.work = work;
    }

    @Override
    public <T> List<T> map(int count, IntFunction<T> task) {
        if (result.isPresent()) {
            return workers.map(count, task);
        }
        List<Object> all = workers.map(count + 1, i -> i == 0 ? work.get() : task.apply(i - 1));
        result = Optional.of(cast(all.get(0)));
        return all.subList(1, all.size()).stream().map(Meanwhile::<T>cast).toList();
    }

    @SuppressWarnings("unchecked") // the first is what the work gave, the others are what the task gave
    private static <X> X cast(Object x) {
        return (X) x;
    }

    /** What the work gave; works it out where nothing was mapped. */
    R result() {
        if (result.isEmpty()) {
            result = Optional.of(work.get());
        }
        return result.get();
    }
}
