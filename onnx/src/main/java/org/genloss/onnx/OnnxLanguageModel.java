package org.genloss.onnx;

import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.genloss.curate.likelihood.LanguageModel;
import org.genloss.io.UserError;
import org.genloss.io.model.LanguageModelSettings;
import org.genloss.io.model.ModelMark;

/**
 * A causal language model in an ONNX file, read in windows of at most {@code context} tokens that move on by {@code stride}: the first window scores
 * all its tokens but the first, each later one those that no window before it held, with at least {@code context - stride} tokens before them. That is how
 * Hugging Face measures the perplexity of models of fixed length. No memory of keys and values is kept: each window is run whole.
 */
final class OnnxLanguageModel implements LanguageModel {
    /** What a model sees at most where nobody says otherwise: a window of logits is context by vocabulary. */
    private static final int USUAL_CONTEXT = 1024;

    private final ModelFiles files;
    private final Session session;
    private final Words words;
    private final String output;
    private final int vocabulary;
    private final int context;
    private final int stride;
    private final ModelMark mark;
    private final Deque<FloatBuffer> free = new ArrayDeque<>();

    private OnnxLanguageModel(ModelFiles files, Session session, Words words, String output, int[] window) {
        this.files = files;
        this.session = session;
        this.words = words;
        this.output = output;
        this.context = window[0];
        this.stride = window[1];
        this.vocabulary = vocabularyOf();
        this.mark = new ModelMark(
                files.name(),
                files.sha256(),
                "tokenizer " + files.tokenizerMark() + ", context of " + context + " tokens, stride of " + stride);
    }

    static OnnxLanguageModel open(LanguageModelSettings settings) {
        ModelFiles files = ModelFiles.find(settings.option(), settings.model(), settings.tokenizer());
        Session session = Session.open(files);
        int[] window = window(settings, files, session.tokens());
        return new OnnxLanguageModel(
                files, session, Words.open(files.tokenizer(), 0, true), output(files, session), window);
    }

    private static int[] window(LanguageModelSettings settings, ModelFiles files, int fixed) {
        if (fixed > 0) {
            throw new UserError(files.option() + " " + files.model() + " takes texts of exactly " + fixed
                    + " tokens. Export it for any number of them.");
        }
        int context =
                settings.context().orElse(Math.min(USUAL_CONTEXT, files.limit().orElse(USUAL_CONTEXT)));
        int stride = settings.stride().orElse(Math.max(1, context / 2));
        if (context < 2 || stride < 1 || stride >= context) {
            throw new UserError(beside(files, "stride") + " lies between 1 and " + beside(files, "context")
                    + " less 1, got a context of " + context
                    + " tokens and a stride of " + stride + ".");
        }
        return new int[] {context, stride};
    }

    private static String beside(ModelFiles files, String name) {
        return LanguageModelSettings.beside(files.option(), name);
    }

    private static String output(ModelFiles files, Session session) {
        Map<String, long[]> outputs = session.outputs();
        if (outputs.containsKey("logits")) {
            return "logits";
        }
        List<String> fitting = outputs.entrySet().stream()
                .filter(o -> o.getValue().length == 3 && !files.hidden(o.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (fitting.size() != 1 || Recipe.embeds(outputs)) {
            throw new UserError(files.option() + " " + files.model()
                    + " is no causal language model: it has no output logits of three dimensions (texts, tokens, vocabulary); its outputs are "
                    + (outputs.isEmpty() ? "no floating point numbers" : String.join(", ", outputs.keySet())) + ".");
        }
        return fitting.get(0);
    }

    /** A single token through the model, which says at once whether the two fit. */
    private int vocabularyOf() {
        Words.Tokens some = words.of("a");
        long said =
                session.outputs().get(output).length == 3 ? session.outputs().get(output)[2] : -1;
        long[] shape = some.length() == 0 && said > 0
                ? new long[] {1, 1, said}
                : session.run(List.of(some), output).shape();
        if (shape.length != 3 || shape[0] != 1) {
            throw new UserError(files.option() + " " + files.model() + " gives " + output + " of the shape "
                    + Arrays.toString(shape) + " for one text; expected texts, tokens, vocabulary.");
        }
        return (int) shape[2];
    }

    @Override
    public String mark() {
        return mark.text();
    }

    @Override
    public int vocabulary() {
        return vocabulary;
    }

    @Override
    public Reading read(String text) {
        return new Windows(text, words.of(text));
    }

    private FloatBuffer borrow(int tokens) {
        FloatBuffer buffer;
        synchronized (free) {
            buffer = free.poll();
        }
        long needed = (long) tokens * vocabulary;
        if (needed > Integer.MAX_VALUE / Float.BYTES) {
            throw new UserError(
                    beside(files, "context") + " of " + context + " tokens over a vocabulary of " + vocabulary
                            + " is more than one window can hold. Lower it: " + beside(files, "context") + " "
                            + Integer.highestOneBit(Integer.MAX_VALUE / Float.BYTES / vocabulary) + ".");
        }
        return buffer != null && buffer.capacity() >= needed ? buffer : Session.buffer((int) needed);
    }

    private void giveBack(FloatBuffer buffer) {
        synchronized (free) {
            free.push(buffer);
        }
    }

    /** The windows of one text. */
    private final class Windows implements Reading {
        private final String text;
        private final Words.Tokens tokens;
        private final int end;
        private final FloatBuffer logits;
        private int begin; // of the window that is in the buffer
        private int until; // where that window ends; 0 before the first
        private int place; // of the token, 0 before the first
        private boolean closed;

        Windows(String text, Words.Tokens all) {
            this.text = text;
            this.tokens = all;
            this.end = all.contentEnd();
            this.logits = end > 1 ? borrow(Math.min(context, end)) : FloatBuffer.allocate(0);
        }

        @Override
        public boolean next() {
            if (place + 1 >= end) {
                return false;
            }
            place++;
            if (place >= until) {
                run();
            }
            return true;
        }

        private void run() {
            begin = until == 0 ? 0 : begin + stride;
            until = Math.min(begin + context, end);
            session.run(tokens.part(begin, until), output, logits.clear().limit((until - begin) * vocabulary));
        }

        @Override
        public int token() {
            return (int) tokens.ids()[place];
        }

        private int row() {
            return (place - 1 - begin) * vocabulary;
        }

        @Override
        public double[] logProbabilities() {
            double[] row = new double[vocabulary];
            int from = row();
            double whole = logSum(from);
            Arrays.setAll(row, v -> logits.get(from + v) - whole);
            return row;
        }

        @Override
        public double logProbability() {
            return logits.get(row() + known()) - logSum(row());
        }

        private int known() {
            if (token() >= vocabulary) {
                throw new UserError(
                        "the tokenizer " + files.tokenizer() + " gives the token number " + token() + " for \""
                                + Session.excerpt(text) + "\", and " + files.model() + " knows " + vocabulary
                                + ". It belongs to another model.");
            }
            return token();
        }

        /** ln of the sum of exp of a row. */
        private double logSum(int from) {
            double most = Double.NEGATIVE_INFINITY;
            for (int v = 0; v < vocabulary; v++) {
                most = Math.max(most, logits.get(from + v));
            }
            double sum = 0;
            for (int v = 0; v < vocabulary; v++) {
                sum += Math.exp(logits.get(from + v) - most);
            }
            double whole = most + Math.log(sum);
            if (!Double.isFinite(whole)) {
                throw new UserError(
                        files.option() + " " + files.model() + " gives logits that are no numbers for the text \""
                                + Session.excerpt(text) + "\". The export may be damaged, or too coarse (float16).");
            }
            return whole;
        }

        /** Once: a buffer that is given back twice would be lent to two texts at a time. */
        @Override
        public void close() {
            if (!closed && logits.isDirect()) {
                giveBack(logits);
            }
            closed = true;
        }
    }
}
