package org.genloss.neural.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.genloss.catalog.Card;
import org.genloss.catalog.Settings;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Checkpoints;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.genloss.neural.token.PairMerger;
import org.genloss.neural.token.Tokenizer;
import org.genloss.neural.training.Checks;
import org.genloss.neural.training.Memory;
import org.genloss.neural.training.NetworkLearner;
import org.genloss.neural.training.Plan;
import org.genloss.neural.training.Training;
import org.genloss.shelf.Shelf;

/**
 * A language model that is a decoder-only transformer, trained from nothing on the texts.
 *
 * @param preset sizes and training that go together; settings of 0 are the preset's, and a run's own experiment.yaml has their numbers
 * @param tokens what the network reads and writes
 * @param vocabulary tokens at most, with byte pairs 257 or more; 0 is the preset's
 * @param context tokens that the network sees at most; 0 is the preset's
 * @param layers blocks of attention and feed-forward network; 0 is the preset's
 * @param width numbers that a token has within the network, a multiple of the heads; 0 is the preset's
 * @param heads of each attention; 0 is the preset's
 * @param steps of a fit at most; 0 is the preset's
 * @param epochs how often a fit goes over its texts, in place of steps; 0 keeps to steps
 * @param batch windows of one context that a step learns from; 0 is the preset's
 * @param learningRate the highest, after warming up; 0 is the preset's
 * @param weightDecay of matrices, per unit of the learning rate (AdamW)
 * @param dropout chance that a number within the network is dropped while it learns, below 1
 * @param warmUp share of the steps in which the learning rate rises, then it falls as half a cosine wave to a tenth
 * @param clip length of the gradient at most, above 0
 * @param validation share of the texts that is held out of a fit to tell when to stop, below 1
 * @param patience looks at these texts, of twenty in a fit, without a better one before the fit ends, those in its first fourth not counted; the best model
 *     counts. 0 never looks
 * @param start model that the first fit goes on from, and without a warm start every fit: the {@code last.model} that a run left in
 *     {@code generations/REGIME}, which brings its tokens and sizes; empty begins from nothing
 * @param warmStart whether each fit after the first goes on from the model before, or begins from nothing
 * @param threads of the processor for one operation; results differ in the last digits from one number to another
 */
@Shelf(Learner.class)
public record Transformer(
        Preset preset,
        Tokens tokens,
        int vocabulary,
        int context,
        int layers,
        int width,
        int heads,
        int steps,
        double epochs,
        int batch,
        double learningRate,
        double weightDecay,
        double dropout,
        double warmUp,
        double clip,
        double validation,
        int patience,
        String start,
        boolean warmStart,
        int threads)
        implements NetworkLearner {

    /** What a network reads and writes. */
    public enum Tokens {
        /** {@code bpe}; with a start those of its model. */
        AUTO,
        /** Bytes of UTF-8. */
        BYTES,
        /** Byte pairs merged by how often they stand together in the real data; all generations keep them. */
        BPE
    }

    /** Why there is no model. */
    static final String NOTHING = "transformer needs at least one text that is not empty";

    public Transformer() {
        this(Preset.AUTO, Tokens.AUTO, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.1, 0.1, 0.05, 1, 0.1, 3, "", false, 1);
    }

    public Transformer {
        new Checks("transformer")
                .least("vocabulary", vocabulary, 0)
                .least("context", context, 0)
                .least("layers", layers, 0)
                .least("width", width, 0)
                .least("heads", heads, 0)
                .least("batch", batch, 0)
                .least("threads", threads, 1)
                .length(steps, epochs)
                .positive("learning-rate", learningRate)
                .positive("weight-decay", weightDecay)
                .share("dropout", dropout)
                .within("warm-up", warmUp, 1)
                .above("clip", clip)
                .stopping(patience, validation, "texts");
        if (vocabulary > 0 && vocabulary < Tokenizer.LEAST) {
            throw new IllegalArgumentException("transformer.vocabulary needs to be " + Tokenizer.LEAST
                    + " or more (the bytes and the end of a text), or 0 for the preset's, got " + vocabulary);
        }
        int wide = or(width, preset.sizes().width());
        int parts = or(heads, preset.sizes().heads());
        if (start.isEmpty() && wide % parts != 0) {
            throw new IllegalArgumentException(
                    "transformer.width " + wide + " needs to be a multiple of transformer.heads " + parts);
        }
        if (tokens == Tokens.BYTES && vocabulary > 0 && vocabulary != Tokenizer.LEAST) {
            throw new IllegalArgumentException("transformer.tokens bytes has a vocabulary of " + Tokenizer.LEAST
                    + " (the bytes and the end of a text), and transformer.vocabulary is " + vocabulary
                    + ": leave it out, or set tokens to bpe");
        }
        start = Checks.file(start);
    }

    /** With the preset's numbers in place of 0, and with those of a model to start from. Where a fit's length is in epochs, it has no number of steps. */
    @Override
    public Transformer settled() {
        Begun begun = begun();
        Preset.Sizes sizes = begun.sizes;
        return new Transformer(
                preset == Preset.AUTO && start.isEmpty() ? Preset.NANO : preset,
                begun.tokens,
                sizes.vocabulary(),
                sizes.context(),
                sizes.layers(),
                sizes.width(),
                sizes.heads(),
                epochs > 0 ? 0 : or(steps, preset.steps()),
                epochs,
                or(batch, preset.batch()),
                learningRate > 0 ? learningRate : preset.rate(),
                weightDecay,
                dropout,
                warmUp,
                clip,
                validation,
                patience,
                start,
                warmStart,
                threads);
    }

    /**
     * What the first fit begins with.
     *
     * @param sizes of the network; of the vocabulary at most
     * @param law of the model to start from; empty without one
     */
    private record Begun(Preset.Sizes sizes, Tokens tokens, Optional<TransformerModel.Law> law) {}

    private Begun begun() {
        if (!start.isEmpty()) {
            TransformerModel.Law law = ModelFile.read(start);
            Shape of = law.weights().shape();
            Preset.Sizes sizes = new Preset.Sizes(of.vocabulary(), of.context(), of.layers(), of.width(), of.heads());
            Tokens read = of.vocabulary() == Tokenizer.LEAST ? Tokens.BYTES : Tokens.BPE;
            refuseOther(sizes, read);
            return new Begun(sizes, read, Optional.of(law));
        }
        Preset.Sizes usual = preset.sizes();
        Tokens read = tokens == Tokens.AUTO ? Tokens.BPE : tokens;
        return new Begun(
                new Preset.Sizes(
                        read == Tokens.BYTES ? Tokenizer.LEAST : or(vocabulary, usual.vocabulary()),
                        or(context, usual.context()),
                        or(layers, usual.layers()),
                        or(width, usual.width()),
                        or(heads, usual.heads())),
                read,
                Optional.empty());
    }

    /** A preset is held against what the model brings too, but for its vocabulary, of which texts may not fill all. */
    private void refuseOther(Preset.Sizes there, Tokens read) {
        if (tokens != Tokens.AUTO && tokens != read) {
            throw other("tokens are " + Settings.word(read), "tokens is " + Settings.word(tokens));
        }
        refuseOther("vocabulary", vocabulary, 0, there.vocabulary());
        Preset.Sizes usual = preset == Preset.AUTO ? new Preset.Sizes(0, 0, 0, 0, 0) : preset.sizes();
        refuseOther("context", context, usual.context(), there.context());
        refuseOther("layers", layers, usual.layers(), there.layers());
        refuseOther("width", width, usual.width(), there.width());
        refuseOther("heads", heads, usual.heads(), there.heads());
    }

    /** @param usual what the preset has; 0 where none is asked for */
    private void refuseOther(String name, int set, int usual, int there) {
        if (or(set, usual) > 0 && or(set, usual) != there) {
            throw other(
                    name + " is " + there,
                    set > 0 ? name + " is " + set : "preset " + Settings.word(preset) + " has " + usual);
        }
    }

    private IllegalArgumentException other(String there, String asked) {
        return new IllegalArgumentException("transformer.start brings tokens and sizes of its own: of " + start
                + " the " + there + ", and transformer." + asked + ". Leave it out");
    }

    @Override
    public Card card() {
        return Card.of("transformer", "Transformer language model")
                .says(
                        "A decoder-only transformer, trained from nothing on the texts; it draws documents token by token.")
                .formula(
                        "p(token | those before it in the context): causal attention, normalisation first, tied embeddings; AdamW, warm-up and cosine decay")
                .unit(Card.Unit.NONE)
                .undefinedWhen("the data is no text, or shorter than a context")
                .source(
                        "Vaswani et al. 2017 (arXiv 1706.03762); Radford et al. 2019 (GPT-2); Loshchilov and Hutter 2019");
    }

    /** Also where there is no such model to start from, or it is damaged. */
    @Override
    public void require() {
        NetworkLearner.super.require();
        begun();
    }

    @Override
    public Map<String, String> starts() {
        return start.isEmpty() ? Map.of() : Map.of("start", ModelFile.SEALED.digest(start));
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TEXT;
    }

    @Override
    public boolean forecasts() {
        return true;
    }

    @Override
    public Set<Sampling.Way> samples() {
        return Set.of(Sampling.Way.TEMPERATURE, Sampling.Way.TOP_K, Sampling.Way.TOP_P, Sampling.Way.BEAMS);
    }

    @Override
    public GenerativeModel fit(Corpus data, Seed seed, Checkpoints place) {
        List<String> texts = Texts.values(data);
        Begun begun = begun();
        if (begun.law.isPresent()) {
            TransformerModel.Law before = begun.law.get();
            return fitted(
                    Texts.of(texts, before.tokenizer()), before.tokenizer(), new Start(before.weights(), seed, place));
        }
        Tokenizer tokenizer =
                begun.tokens == Tokens.BYTES ? Tokenizer.bytes() : PairMerger.learn(texts, begun.sizes.vocabulary());
        Learned first = nothing(shape(begun.sizes, tokenizer.size()), seed);
        return fitted(Texts.of(texts, tokenizer), tokenizer, new Start(first, seed, place));
    }

    @Override
    public boolean warms() {
        return warmStart;
    }

    /** Tokens are those of the first fit, so that surprise by a token means the same in all generations. */
    @Override
    public GenerativeModel refit(GenerativeModel previous, Corpus data, Seed seed, Checkpoints place) {
        TransformerModel before = (TransformerModel) previous;
        Texts texts = Texts.of(Texts.values(data), before.tokenizer());
        return fitted(texts, before.tokenizer(), new Start(base(before, seed), seed, place));
    }

    private Learned base(TransformerModel before, Seed seed) {
        if (warmStart) {
            return before.weights();
        }
        return start.isEmpty()
                ? nothing(before.weights().shape(), seed)
                : ModelFile.read(start).weights();
    }

    private Learned nothing(Shape shape, Seed seed) {
        return memory(shape).begun(() -> Learned.initial(shape, seed.child("weights")));
    }

    Memory memory(Shape shape) {
        return memory(shape.parameters(), (double) or(batch, preset.batch()) * shape.context() * shape.kept());
    }

    /** Where a fit begins. */
    private record Start(Learned weights, Seed seed, Checkpoints place) {}

    private TransformerModel fitted(Texts texts, Tokenizer tokenizer, Start start) {
        if (texts.longest() == 0) {
            throw new IllegalArgumentException(NOTHING);
        }
        boolean holds = patience > 0;
        int[] stream = texts.part(holds ? validation : 0, false).stream();
        int[] held = holds ? texts.part(validation, true).stream() : new int[0];
        int seen = start.weights().shape().context();
        if (stream.length <= seen) {
            throw new IllegalArgumentException("the texts have " + stream.length
                    + " tokens to learn from, and transformer.context is " + seen
                    + "; give more text, or a smaller context");
        }
        Plan plan = plan(stream.length, seen);
        Shape shape = start.weights().shape();
        memory(shape).require();
        Training training = new Training(plan, new Windows(shape, plan.batch(), stream, held), start.seed());
        Training.Result result = training.kept(start.weights().weights(), start.place());
        return new TransformerModel(
                new TransformerModel.Law(
                        new Learned(shape, result.weights()), tokenizer, texts.longest(), texts.empties()),
                new TransformerModel.Fit(stream.length, result.steps(), result.curve()),
                Sampling.PLAIN);
    }

    private static Shape shape(Preset.Sizes sizes, int words) {
        return new Shape(words, sizes.context(), sizes.layers(), sizes.width(), sizes.heads());
    }

    private Plan plan(int tokens, int seen) {
        int windows = or(batch, preset.batch());
        int most = epochs > 0 ? Plan.steps(epochs, tokens / (double) seen, windows) : or(steps, preset.steps());
        double rate = learningRate > 0 ? learningRate : preset.rate();
        return new Plan(most, windows, rate, weightDecay, dropout, warmUp, clip, patience, threads);
    }

    private static int or(int set, int usual) {
        return set > 0 ? set : usual;
    }
}
