package org.genloss.metric.text;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * How far apart texts lie in what they are about, candidate over reference.
 *
 * @param dimensions coordinates of a text that brings no embedding
 * @param texts most texts of a side that are compared with each other
 */
@Shelf(Metric.class)
public record SemanticSpread(int dimensions, int texts) implements Metric {
    private static final Card CARD = Card.of("semantic-spread", "Spread of what the texts are about")
            .says(
                    "How far the texts lie from each other in what they are about, against the reference: below 1 they are about fewer things."
                            + " By the embeddings that come with the texts; where none do, by the words and parts of words that they use, which needs"
                            + " no language model.")
            .formula(
                    "mean over pairs of 1 - cosine of the texts' embeddings, or else of hashed runs of 3 to 5 characters (512 coordinates,"
                            + " signed counts c as ln(1 + |c|) times inverse document frequency over both sides), of up to 300 texts of each"
                            + " side; generation over reference")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.LESS)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("fewer than two texts of a side are compared, or all of the reference are the same")
            .source(
                    "feature hashing: Weinberger et al. 2009; character n-grams of words: Bojanowski et al. 2017; spread: Tevet and"
                            + " Berant 2021")
            .heavy();

    /** Cosines of chosen texts of a pool. */
    record Cosines(int dimensions, int texts) implements Pool.Coding<TextPairs> {
        @Override
        public TextPairs code(Pool pool) {
            return pool.schema().embedding() > 0
                    ? TextPairs.ofTexts(pool, texts, TextPairs.Cost.LINEAR, SemanticSpread::ofEmbeddings)
                    : TextPairs.of(pool, texts, TextPairs.Cost.LINEAR, chosen -> cosines(chosen, dimensions));
        }
    }

    public SemanticSpread {
        if (dimensions < 2 || dimensions > 4096) {
            throw new IllegalArgumentException("semantic-spread needs 2 to 4,096 dimensions, got " + dimensions);
        }
        TextPairs.requireTexts("semantic-spread", texts);
    }

    public SemanticSpread() {
        this(512, 300);
    }

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return TextValues.fits(schema);
    }

    @Override
    public int reads(Sides sides) {
        return TextPairs.reads(sides, new Cosines(dimensions, texts));
    }

    @Override
    public List<Value> compare(Sides sides) {
        String why = TextValues.tooShort(sides, 1);
        if (!why.isEmpty()) {
            return List.of(new Value.Undefined("pairs", why));
        }
        TextPairs.Mean cosine = new TextPairs.Mean(new Cosines(dimensions, texts));
        Value.Levels distances = new Value.Levels(
                1 - sides.reference().get(cosine), 1 - sides.candidate().get(cosine));
        return List.of(distances.ratio(
                "pairs", "fewer than two texts of a side are compared, or all of the reference are the same"));
    }

    /** Cosine of the embeddings of two texts; 0 with an embedding of length 0, 1 at most. */
    private static TextPairs.Likeness ofEmbeddings(List<Payload.Text> texts) {
        double[] lengths = texts.stream()
                .mapToDouble(text -> Math.sqrt(product(text.embedding(), text.embedding())))
                .toArray();
        return (a, b) -> {
            double size = lengths[a] * lengths[b];
            return size == 0
                    ? 0
                    : Math.min(1, product(texts.get(a).embedding(), texts.get(b).embedding()) / size);
        };
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    /** Cosine of two of the documents; 0 with a document without words, 1 at most. */
    static TextPairs.Likeness cosines(List<String> documents, int dimensions) {
        double[][] points = HashedEmbedding.of(documents, dimensions);
        return (a, b) -> Math.min(1, product(points[a], points[b]));
    }
}
