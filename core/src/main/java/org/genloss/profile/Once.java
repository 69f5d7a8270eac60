package org.genloss.profile;

import java.util.function.Supplier;

/** Something that is worked out at the first call; who asks meanwhile waits for it, and for nothing else. */
final class Once<T> {
    private volatile T known;

    T get(Supplier<T> work) {
        T result = known;
        return result != null ? result : first(work);
    }

    private synchronized T first(Supplier<T> work) {
        if (known == null) {
            known = work.get();
        }
        return known;
    }
}
