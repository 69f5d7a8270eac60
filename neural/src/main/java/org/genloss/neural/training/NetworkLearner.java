package org.genloss.neural.training;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.lab.Checkpoints;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.neural.engine.Engine;

/** A learner that is a network: its fits take so long that they are kept while they go on. */
public interface NetworkLearner extends Learner {
    /** Settings that memory follows from, the first to be lowered first. */
    List<String> SIZES = List.of("batch", "context", "latent", "width", "layers", "vocabulary");

    /** As {@link Learner#fit}. @param place where the fit is kept */
    GenerativeModel fit(Corpus data, Seed seed, Checkpoints place);

    /** As {@link Learner#refit}. @param place where the fit is kept */
    GenerativeModel refit(GenerativeModel previous, Corpus data, Seed seed, Checkpoints place);

    /**
     * What a fit takes, and which settings that follows from.
     *
     * @param weights numbers learned
     * @param step numbers that a step keeps for the way back
     */
    default Memory memory(double weights, double step) {
        Map<String, Object> usual = Settings.of(
                Catalog.of(Learner.class, "learner").get(card().id()).settled());
        return new Memory(
                card().id(),
                weights,
                step,
                Settings.of(settled()).entrySet().stream()
                        .filter(setting -> SIZES.contains(setting.getKey()))
                        .map(setting -> new Memory.Size(
                                setting.getKey(),
                                ((Number) setting.getValue()).doubleValue(),
                                ((Number) usual.get(setting.getKey())).doubleValue()))
                        .sorted(Comparator.comparingInt(size -> SIZES.indexOf(size.name())))
                        .toList());
    }

    @Override
    default void require() {
        Engine.require();
    }

    @Override
    default String engine() {
        return Engine.version();
    }

    @Override
    default Learner keeping(Checkpoints first, Checkpoints later) {
        return new Kept(this, first, later);
    }

    @Override
    default GenerativeModel fit(Corpus data, Seed seed) {
        return fit(data, seed, Checkpoints.NONE);
    }

    @Override
    default GenerativeModel refit(GenerativeModel previous, Corpus data, Seed seed) {
        return refit(previous, data, seed, Checkpoints.NONE);
    }
}
