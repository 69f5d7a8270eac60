package org.genloss.lab;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.genloss.data.Corpus;

/** What may be asked beside a model itself. Made anew for each model, and asked by one thread. */
public final class Evidence {
    /** What a chain remembers from generation to generation. */
    static final class Past {
        private final Map<String, Double> highest = new HashMap<>();
        private final Map<String, Object> known = new HashMap<>();
    }

    private final Optional<GenerativeModel> truth;
    private final Corpus trained;
    private final Corpus holdout;
    private final Corpus drawn;
    private final int items;
    private final Map<String, Object> known = new HashMap<>();
    private final Past past;

    /** Evidence of a model before which there was none. See the other constructor. */
    public Evidence(Optional<GenerativeModel> truth, Corpus trained, Corpus holdout, Corpus drawn, int items) {
        this(truth, trained, holdout, drawn, items, new Past());
    }

    /**
     * @param truth the true law where it is known
     * @param trained what the model was fitted to, or a uniform sample of it; may be {@link Weighted}
     * @param holdout real data that no model is ever fitted to
     * @param drawn as many items as a generation has, drawn from the model
     * @param items items of a generation
     * @param past what is remembered from generation to generation
     */
    Evidence(Optional<GenerativeModel> truth, Corpus trained, Corpus holdout, Corpus drawn, int items, Past past) {
        this.past = past;
        this.truth = truth;
        this.trained = Weighted.plain(trained);
        this.holdout = holdout;
        this.drawn = drawn;
        this.items = items;
    }

    /** The true law where it is known. */
    public Optional<GenerativeModel> truth() {
        return truth;
    }

    /** What the model was fitted to, or a uniform sample of at least 2,000 of it, without weights. */
    public Corpus trained() {
        return trained;
    }

    /** Real data that no model is ever fitted to. */
    public Corpus holdout() {
        return holdout;
    }

    /** As many items as a generation has, drawn from the model. */
    public Corpus drawn() {
        return drawn;
    }

    /** Items of a generation. */
    public int items() {
        return items;
    }

    /** What several probes work out alike, worked out once. @param name of it, always the same work */
    @SuppressWarnings("unchecked") // a name always stands for the same work
    public <T> T once(String name, Supplier<T> work) {
        Object there = known.get(name);
        if (there == null) {
            there = work.get();
            known.put(name, there);
        }
        return (T) there;
    }

    /** What is the same for all models of a chain, worked out at the first. @param name of it, always the same work */
    @SuppressWarnings("unchecked") // a name always stands for the same work
    public <T> T always(String name, Supplier<T> work) {
        Object there = past.known.get(name);
        if (there == null) {
            there = work.get();
            past.known.put(name, there);
        }
        return (T) there;
    }

    /** The model of the first fit of the chain. @param now the model that is asked about: the first where none was before */
    public GenerativeModel first(GenerativeModel now) {
        return always("the first model", () -> now);
    }

    /** Of the next generation of the same chain, of which only what was drawn is other. */
    public Evidence next(Corpus other) {
        return new Evidence(truth, trained, holdout, other, items, past);
    }

    /** The highest number that earlier generations of the same chain gave under this name; NaN in the first. @param now is remembered */
    public double before(String name, double now) {
        Double earlier = past.highest.get(name);
        past.highest.merge(name, now, Math::max);
        return earlier == null ? Double.NaN : earlier;
    }
}
