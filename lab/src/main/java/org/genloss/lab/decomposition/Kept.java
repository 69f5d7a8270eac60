package org.genloss.lab.decomposition;

import java.util.List;
import java.util.Optional;

/** Where the numbers of finished arms of a {@link Decomposition} stay, so that a run that goes on need not run them again. */
public interface Kept {
    /** Nothing stays. */
    Kept NOTHING = new Kept() {
        @Override
        public Optional<List<Line>> read(int regime, int replicate) {
            return Optional.empty();
        }

        @Override
        public void write(int regime, int replicate, List<Line> lines) {
            // nobody asks for them again
        }
    };

    /**
     * One number of one arm.
     *
     * @param expressivity whether the arm lets this error in
     * @param learning whether it lets that one in
     * @param times items per fit, in items of the experiment; 0 for infinitely many
     * @param distance index of the distance
     * @param generation 1, 2, ..
     * @param value NaN where it is undefined
     */
    record Line(boolean expressivity, boolean learning, int times, int distance, int generation, double value) {}

    /** The numbers of all arms of one replicate; empty where they are not all there. @param regime index of the regime, from 0 */
    Optional<List<Line>> read(int regime, int replicate);

    void write(int regime, int replicate, List<Line> lines);
}
