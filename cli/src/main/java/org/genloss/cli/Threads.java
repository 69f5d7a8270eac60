package org.genloss.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.genloss.data.Workers;

/** Workers over a fixed number of threads; tasks that a task hands out are run by itself, so that nesting cannot block. */
final class Threads implements Workers, AutoCloseable {
    /** Seconds for tasks that hear that they are to end. */
    private static final int PATIENCE = 10;

    private final ExecutorService pool;
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

    Threads(int count) {
        pool = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "genloss-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public <T> List<T> map(int count, IntFunction<T> task) {
        if (inside.get()) {
            return Workers.SERIAL.map(count, task);
        }
        List<Future<T>> futures = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int index = i;
            futures.add(pool.submit(() -> run(task, index)));
        }
        List<T> results = new ArrayList<>(count);
        try {
            for (Future<T> future : futures) {
                results.add(future.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            futures.forEach(f -> f.cancel(true));
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

    private <T> T run(IntFunction<T> task, int index) {
        inside.set(true);
        try {
            return task.apply(index);
        } finally {
            inside.set(false);
        }
    }

    /** Ends what is still running after a failure, and lets it put away what it had begun to write. */
    @Override
    public void close() {
        pool.shutdownNow();
        try {
            if (!pool.awaitTermination(PATIENCE, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
