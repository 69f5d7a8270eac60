package org.genloss.io.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.curate.likelihood.LanguageModel;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.io.UserError;
import org.genloss.profile.Draw;
import org.genloss.profile.Kind;
import org.genloss.profile.Profile;
import org.genloss.profile.Summary;
import org.genloss.verdict.SideProfile;

/**
 * Where texts meet the user's models on their way into a profile. A model looks only at the texts that are drawn: what a draw keeps is chosen by
 * names and sizes, and the size of an embedding is known before. So the draw is the one that the same embeddings in a field of the data give.
 */
public final class Edge {
    private static final double[] NOTHING = {};

    /** Hears how far a model is. */
    public interface Progress {
        void at(String what, int done, int of);
    }

    private final Optional<SentenceEncoder> encoder;
    private final Optional<LanguageModel> scorer;
    private final Crew crew;
    private final Progress progress;

    /**
     * @param scorer gives each text the log probabilities of its tokens, in place of those that the data has
     * @param crew threads for the scorer; an encoder has its own
     */
    public Edge(Optional<SentenceEncoder> encoder, Optional<LanguageModel> scorer, Crew crew, Progress progress) {
        this.encoder = encoder;
        this.scorer = scorer;
        this.crew = crew;
        this.progress = progress;
    }

    /** No model. */
    public static Edge none() {
        return new Edge(Optional.empty(), Optional.empty(), new Crew(1), (what, done, of) -> {});
    }

    public Optional<SentenceEncoder> encoder() {
        return encoder;
    }

    /** Which language model scores texts; empty where none does. */
    public Optional<ModelMark> scorerMark() {
        return scorer.map(model -> ModelMark.of(model.mark()));
    }

    /** The shape of such data behind the models. @throws UserError where it is no text */
    public Schema schema(Schema own, String name) {
        requireText(own, name);
        return encoder.map(model -> Schema.text(model.dimensions())).orElse(own);
    }

    private void requireText(Schema own, String name) {
        if (looks() && own.kind() != Schema.Kind.TEXT) {
            throw new UserError("the " + (encoder.isPresent() ? "encoder" : "language model") + " reads texts, and "
                    + name + " is " + (own.kind() == Schema.Kind.TABLE ? "a table" : "a set of vectors")
                    + ". Leave the model out of the command or the policy, or read the data as text (--kind text).");
        }
    }

    /** The shape of data before the encoder that look like that behind it. */
    public Schema before(Schema behind) {
        return encoder.isPresent() && behind.kind() == Schema.Kind.TEXT ? Schema.text() : behind;
    }

    /** One pass over the data. */
    public Profile profile(Corpus corpus, Set<Kind<?>> kinds) {
        Profile read = Profile.of(encoder.isEmpty() ? corpus : placed(corpus), kinds);
        return looks() ? with(read, kinds, this::filled) : read;
    }

    private boolean looks() {
        return encoder.isPresent() || scorer.isPresent();
    }

    /** A profile that was made before: the encoder has seen its texts already, the language model has not. */
    public Profile stored(Profile profile, Set<Kind<?>> kinds) {
        requireText(profile.schema(), "the profile");
        return scorer.isPresent() ? with(profile, kinds, draw -> draw.with(this::scored)) : profile;
    }

    private static Profile with(Profile read, Set<Kind<?>> kinds, UnaryOperator<Draw> look) {
        Map<Kind<?>, Summary<?>> summaries = new LinkedHashMap<>();
        kinds.forEach(kind ->
                summaries.put(kind, kind instanceof Draw.Of of ? look.apply(read.get(of)) : read.get(kind)));
        return Profile.of(read.schema(), summaries);
    }

    /** One pass over data that a check will be asked of later. */
    public SideProfile side(Corpus corpus, Draw.Of kind) {
        return encoder.isEmpty()
                ? SideProfile.of(corpus, kind)
                : SideProfile.of(placed(corpus), kind).with(this::filled);
    }

    private Draw filled(Draw draw) {
        Draw embedded = encoder.isPresent() ? draw.with(this::embedded) : draw;
        return scorer.isPresent() ? embedded.with(this::scored) : embedded;
    }

    private List<Payload> scored(List<Item> items) {
        AtomicInteger done = new AtomicInteger();
        return crew.map(items.size(), i -> {
            Payload.Text text = (Payload.Text) items.get(i).payload();
            double[] logs = scorer.orElseThrow().logProbabilities(text.value());
            progress.at("scoring texts", done.incrementAndGet(), items.size());
            return new Payload.Text(text.value(), logs, text.embedding());
        });
    }

    private List<Payload> embedded(List<Item> items) {
        List<String> texts = items.stream()
                .map(item -> ((Payload.Text) item.payload()).value())
                .toList();
        int[] done = {0};
        List<double[]> points = encoder.orElseThrow().encode(texts, more -> {
            synchronized (done) {
                done[0] += more;
                progress.at("embedding texts", done[0], texts.size());
            }
        });
        return IntStream.range(0, items.size())
                .<Payload>mapToObj(i -> {
                    Payload.Text text = (Payload.Text) items.get(i).payload();
                    return new Payload.Text(text.value(), text.logProbabilities(), points.get(i));
                })
                .toList();
    }

    /** The corpus with a place for an embedding beside each text. */
    private Corpus placed(Corpus corpus) {
        double[] place = encoder.map(model -> new double[model.dimensions()]).orElse(NOTHING);
        return new Corpus() {
            @Override
            public Schema schema() {
                return Schema.text(place.length);
            }

            @Override
            public Stream<Item> items() {
                return corpus.items().map(item -> {
                    Payload.Text text = (Payload.Text) item.payload();
                    return item.with(new Payload.Text(text.value(), text.logProbabilities(), place));
                });
            }
        };
    }
}
