package org.genloss.lab;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;

/** A learner that is another one, but for how it fits and for what it overrides. */
public interface LearnerView extends Learner {
    /** The other one. */
    Learner learner();

    @Override
    default Card card() {
        return learner().card();
    }

    @Override
    default boolean fits(Schema schema) {
        return learner().fits(schema);
    }

    @Override
    default void require() {
        learner().require();
    }

    @Override
    default String engine() {
        return learner().engine();
    }

    @Override
    default Map<String, String> starts() {
        return learner().starts();
    }

    @Override
    default int least(Schema schema) {
        return learner().least(schema);
    }

    @Override
    default boolean forecasts() {
        return learner().forecasts();
    }

    @Override
    default boolean edits() {
        return learner().edits();
    }

    @Override
    default boolean warms() {
        return learner().warms();
    }

    @Override
    default boolean weighs() {
        return learner().weighs();
    }

    @Override
    default Set<Sampling.Way> samples() {
        return learner().samples();
    }

    @Override
    default Learner fitted() {
        return learner().fitted();
    }

    @Override
    default Optional<Learner> exact() {
        return learner().exact();
    }

    @Override
    default Optional<Learner> rich(Source real) {
        return learner().rich(real);
    }

    @Override
    default Optional<Tally> tally(int draws) {
        return learner().tally(draws);
    }
}
