package org.genloss.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Runs independent tasks and gives their results in order. The edge supplies threads; the results never depend on how many. */
public interface Workers {
    <T> List<T> map(int count, IntFunction<T> task);

    /** One after another on the calling thread. */
    Workers SERIAL = new Workers() {
        @Override
        public <T> List<T> map(int count, IntFunction<T> task) {
            List<T> results = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                results.add(task.apply(i));
            }
            return results;
        }
    };
}
