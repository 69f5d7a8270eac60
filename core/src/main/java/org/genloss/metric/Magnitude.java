package org.genloss.metric;

/** Powers of 2 that bring numbers of any size near 1, where their squares neither overflow nor vanish; multiplying by one is exact. */
public final class Magnitude {
    private Magnitude() {}

    /**
     * What brings the largest of some finite numbers by size to 1 or above, below 2; as near as a double can where that is out of reach.
     *
     * @param counts how often each number occurs; those that do not occur do not matter
     */
    public static double toOne(double[] numbers, int[] counts) {
        double largest = 0;
        for (int i = 0; i < numbers.length; i++) {
            largest = counts[i] > 0 ? Math.max(largest, Math.abs(numbers[i])) : largest;
        }
        return Math.scalb(1.0, -Math.getExponent(largest));
    }
}
