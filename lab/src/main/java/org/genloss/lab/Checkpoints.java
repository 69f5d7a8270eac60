package org.genloss.lab;

import java.util.List;
import java.util.function.Supplier;

/** Where long fits keep how far they are, so that one that was broken off goes on from there. Several threads may use it. */
public interface Checkpoints {
    /** Keeps nothing. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public List<byte[]> kept(String name) {
            return List.of();
        }

        @Override
        public void keep(String name, byte[] state) {
            // nowhere to keep it
        }
    };

    /**
     * The last two states that were kept of a fit, the newest first; fewer where there are not so many.
     *
     * @param name of the fit, unlike that of any other of its experiment
     */
    List<byte[]> kept(String name);

    /** Keeps a state: whatever happens, what is kept afterwards is this one or those before it, and never a part of it. */
    void keep(String name, byte[] state);

    /** Told where a state that was kept cannot be used, in a sentence for the user: work that was done is done again. */
    default void lost(String why) {}

    /** Does a fit while no other thread does one of that name: who comes second finds what the first has kept. */
    default <T> T alone(String name, Supplier<T> fit) {
        return fit.get();
    }
}
