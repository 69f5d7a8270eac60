package org.genloss.data;

import java.util.Arrays;
import java.util.List;

/** The content of an item. */
public sealed interface Payload {
    /**
     * Running text.
     *
     * @param logProbabilities natural logarithm of the probability of each of its tokens under some model, where the data says so; empty where not
     * @param embedding where some model puts the text in space, where the data says so; empty where not. Neither array is copied: whoever hands
     *     them over no longer writes to them
     */
    record Text(String value, double[] logProbabilities, double[] embedding) implements Payload {
        private static final double[] NONE = {};

        public Text(String value) {
            this(value, NONE, NONE);
        }

        public Text(String value, double[] logProbabilities) {
            this(value, logProbabilities, NONE);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Text text
                    && value.equals(text.value)
                    && Arrays.equals(logProbabilities, text.logProbabilities)
                    && Arrays.equals(embedding, text.embedding);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /** One row of a table; cells in the order of the schema's columns. */
    record Row(List<Cell> cells) implements Payload {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A point in d dimensions. The array is not copied: whoever hands it over no longer writes to it. */
    record Vector(double[] x) implements Payload {
        /** Coordinates beyond it in size have no place in a vector: the squares of squared distances would overflow. */
        public static final double LARGEST = 1e50;
    }
}
