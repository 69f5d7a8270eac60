package org.genloss.neural.engine;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;

/** Native memory of all tensors made in it, by the thread that opened it, is given back when it closes; those made before stay. */
public final class Scope implements AutoCloseable {
    private final PointerScope scope;

    public Scope() {
        Engine.require();
        scope = new PointerScope();
    }

    /** Works within a scope of its own. */
    public static <T> T run(Supplier<T> work) {
        Scope scope = new Scope();
        try {
            return work.get();
        } finally {
            scope.close();
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
