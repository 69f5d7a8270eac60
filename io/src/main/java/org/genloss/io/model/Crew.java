package org.genloss.io.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Threads on which a model runs; results come in order, whatever their number. A crew of one is the thread that asks. */
public final class Crew {
    private final ExecutorService pool; // null for a crew of one
    private final int threads;

    /** @param threads at least 1 */
    public Crew(int threads) {
        this.threads = threads;
        this.pool = threads == 1
                ? null
                : Executors.newFixedThreadPool(threads, task -> {
                    Thread thread = new Thread(task, "genloss-model");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** The results of all tasks. The first failure, by the order of tasks started, ends them. */
    public <T> List<T> map(int count, IntFunction<T> task) {
        if (pool == null) {
            return IntStream.range(0, count).mapToObj(task).toList();
        }
        AtomicInteger next = new AtomicInteger();
        List<T> results = new ArrayList<>(java.util.Collections.nCopies(count, null));
        List<Future<?>> lanes = new ArrayList<>();
        for (int lane = 0; lane < Math.min(threads, count); lane++) {
            lanes.add(pool.submit(() -> {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    results.set(i, task.apply(i));
                }
            }));
        }
        try {
            for (Future<?> lane : lanes) {
                lane.get();
            }
        } catch (InterruptedException e) {
            next.set(count);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            next.set(count);
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
        return results;
    }
}
