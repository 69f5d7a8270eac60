package org.genloss.io.reproduce;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.genloss.lab.Checkpoints;

/** First fits in memory: arms and experiments that begin with the same one do it once. What differs in anything is told apart by the state itself. */
final class SharedFits implements Checkpoints {
    private final Map<String, byte[]> states = new ConcurrentHashMap<>();
    private final Map<String, Object> turns = new ConcurrentHashMap<>();

    @Override
    public List<byte[]> kept(String name) {
        byte[] state = states.get(name);
        return state == null ? List.of() : List.of(state);
    }

    @Override
    public void keep(String name, byte[] state) {
        states.put(name, state);
    }

    @Override
    public <T> T alone(String name, Supplier<T> fit) {
        synchronized (turns.computeIfAbsent(name, each -> new Object())) {
            return fit.get();
        }
    }
}
