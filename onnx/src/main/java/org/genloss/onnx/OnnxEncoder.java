package org.genloss.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.genloss.io.UserError;
import org.genloss.io.model.Crew;
import org.genloss.io.model.EncoderSettings;
import org.genloss.io.model.ModelMark;
import org.genloss.io.model.Pooling;
import org.genloss.io.model.SentenceEncoder;

/**
 * A sentence encoder in an ONNX file. Of the vectors v_t of a text's tokens and the attention mask m_t: mean {@code sum m_t v_t / sum m_t}, the first,
 * the last with m_t = 1, or the largest value of each coordinate among those; then, where asked, divided by its length (Reimers and Gurevych 2019,
 * arXiv:1908.10084). Texts run one at a time, without padding, unless the model was exported for texts of one length: what stands beside a text must
 * not change the last digits of its embedding.
 */
final class OnnxEncoder implements SentenceEncoder {
    private final ModelFiles files;
    private final Session session;
    private final Words words;
    private final Recipe recipe;
    private final Crew crew;
    private final ModelMark mark;
    private final int dimensions;

    private OnnxEncoder(
            ModelFiles files, Session session, Words words, Recipe recipe, EncoderSettings settings, int limit) {
        this.files = files;
        this.session = session;
        this.words = words;
        this.recipe = recipe;
        this.crew = new Crew(settings.threads());
        this.mark = new ModelMark(
                files.name(),
                files.sha256(),
                "tokenizer " + files.tokenizerMark() + ", " + recipe.words()
                        + (limit > 0 ? ", at most " + limit + " tokens" : ""));
        this.dimensions = encode("a").length;
        if (dimensions < 2) {
            throw new UserError(files.option() + " " + files.model() + " gives " + dimensions
                    + " number a text by its output " + recipe.output() + ", and an embedding has two at least.");
        }
    }

    static OnnxEncoder open(EncoderSettings settings) {
        ModelFiles files = ModelFiles.find(settings.option(), settings.model(), settings.tokenizer());
        Session session = Session.open(files);
        Recipe recipe = Recipe.of(settings, files, session.outputs());
        int limit = limit(settings.maxTokens(), session, files);
        return new OnnxEncoder(files, session, Words.open(files.tokenizer(), limit, true), recipe, settings, limit);
    }

    private static int limit(OptionalInt asked, Session session, ModelFiles files) {
        int said = asked.isPresent() ? asked.getAsInt() : files.limit().orElse(0);
        int fixed = session.tokens();
        return fixed <= 0 ? said : said == 0 ? fixed : Math.min(said, fixed);
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public ModelMark mark() {
        return mark;
    }

    @Override
    public List<double[]> encode(List<String> texts, IntConsumer progress) {
        return crew.map(texts.size(), i -> {
            double[] point = encode(texts.get(i));
            progress.accept(1);
            return point;
        });
    }

    private double[] encode(String text) {
        Words.Tokens tokens = words.of(text);
        if (Arrays.stream(tokens.mask()).sum() == 0) {
            return new double[dimensions];
        }
        int fixed = session.tokens();
        Words.Tokens run = fixed > tokens.length() ? padded(tokens, fixed) : tokens;
        Session.Output output = session.run(List.of(run), recipe.output());
        double[] point = recipe.pooling() == Pooling.MODEL ? whole(output) : pooled(output, run);
        for (double x : point) {
            if (!Double.isFinite(x)) {
                throw new UserError(files.option() + " " + files.model() + " gives " + x + " for the text \""
                        + Session.excerpt(text)
                        + "\", where an embedding has finite numbers. The export may be damaged,"
                        + " or too coarse (float16); try that of float32.");
            }
        }
        return recipe.normalized() ? unit(point) : point;
    }

    /** As long as the model wants it; what is added is not looked at. */
    private Words.Tokens padded(Words.Tokens tokens, int length) {
        long[] ids = Arrays.copyOf(tokens.ids(), length);
        Arrays.fill(ids, tokens.length(), length, files.padding());
        return new Words.Tokens(
                ids,
                Arrays.copyOf(tokens.mask(), length),
                Arrays.copyOf(tokens.types(), length),
                Arrays.copyOf(tokens.added(), length));
    }

    private double[] whole(Session.Output output) {
        long[] shape = output.shape();
        if (shape.length != 2 || shape[0] != 1) {
            throw unexpected(shape, "one vector");
        }
        double[] point = new double[(int) shape[1]];
        Arrays.setAll(point, j -> output.numbers()[j]);
        return point;
    }

    private double[] pooled(Session.Output output, Words.Tokens text) {
        long[] shape = output.shape();
        if (shape.length != 3 || shape[0] != 1 || shape[1] != text.length()) {
            throw unexpected(shape, "a vector for each of " + text.length() + " tokens");
        }
        int[] counted = IntStream.range(0, text.length())
                .filter(t -> text.mask()[t] != 0)
                .toArray();
        int d = (int) shape[2];
        float[] x = output.numbers();
        double[] point = new double[d];
        switch (recipe.pooling()) {
            case CLS -> Arrays.setAll(point, j -> x[j]);
            case LAST -> Arrays.setAll(point, j -> x[counted[counted.length - 1] * d + j]);
            case MAX ->
                Arrays.setAll(
                        point,
                        j -> Arrays.stream(counted)
                                .mapToDouble(t -> x[t * d + j])
                                .reduce(Double.NEGATIVE_INFINITY, Math::max));
            default ->
                Arrays.setAll(
                        point,
                        j -> Arrays.stream(counted)
                                        .mapToDouble(t -> x[t * d + j])
                                        .sum()
                                / counted.length);
        }
        return point;
    }

    private UserError unexpected(long[] shape, String expected) {
        return new UserError(files.option() + " " + files.model() + ": its output " + recipe.output()
                + " has the shape " + Arrays.toString(shape) + "; expected " + expected + " of one text.");
    }

    private static double[] unit(double[] point) {
        double square = 0;
        for (double x : point) {
            square += x * x;
        }
        double length = Math.sqrt(square);
        return length == 0 ? point : Arrays.stream(point).map(x -> x / length).toArray();
    }
}
