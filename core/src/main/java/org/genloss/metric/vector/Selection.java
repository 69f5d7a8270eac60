package org.genloss.metric.vector;

/** The k-th smallest of many numbers without sorting all of them (Hoare 1961, Find). */
final class Selection {
    private Selection() {}

    /**
     * Rearranges the numbers.
     *
     * @param k from 0
     */
    static double of(double[] numbers, int k) {
        int low = 0;
        int high = numbers.length - 1;
        while (low < high) {
            double pivot = middle(numbers[low], numbers[(low + high) >>> 1], numbers[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (numbers[i] < pivot) {
                    i++;
                }
                while (numbers[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double number = numbers[i];
                    numbers[i++] = numbers[j];
                    numbers[j--] = number;
                }
            }
            if (k <= j) {
                high = j;
            } else if (k >= i) {
                low = i;
            } else {
                return numbers[k];
            }
        }
        return numbers[k];
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
