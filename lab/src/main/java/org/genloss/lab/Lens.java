package org.genloss.lab;

import java.util.List;
import org.genloss.data.Schema;

/**
 * Models that look at texts before metrics compare them: where a text lies, and how likely its tokens are. They are not the models of the loop, and
 * stay the same over all of it. What they say of a text depends on that text alone. Safe for several threads.
 */
public interface Lens {
    /** Looks at nothing. */
    Lens NONE = new Lens() {
        @Override
        public int dimensions() {
            return 0;
        }

        @Override
        public boolean scores() {
            return false;
        }

        @Override
        public List<double[]> embeddings(List<String> texts, boolean real) {
            throw new IllegalStateException("there are no embeddings");
        }

        @Override
        public List<double[]> logProbabilities(List<String> texts, boolean real) {
            throw new IllegalStateException("there are no log probabilities");
        }
    };

    /** Coordinates of the embedding of a text; 0 where texts get none. */
    int dimensions();

    /** Whether it says how likely tokens are. */
    boolean scores();

    /**
     * Where texts lie, in their order; asked only where there are dimensions.
     *
     * @param real whether these are texts of the real data, which are asked about again and again
     */
    List<double[]> embeddings(List<String> texts, boolean real);

    /** ln p of the tokens of each text; asked only where it scores. @param real as above */
    List<double[]> logProbabilities(List<String> texts, boolean real);

    /** The shape of such data behind it. */
    default Schema schema(Schema own) {
        return dimensions() == 0 ? own : Schema.text(dimensions());
    }
}
