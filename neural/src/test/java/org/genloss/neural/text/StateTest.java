package org.genloss.neural.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.genloss.catalog.Settings;
import org.genloss.data.Items;
import org.genloss.data.Seed;
import org.genloss.lab.Checkpoints;
import org.genloss.lab.Learner;
import org.junit.jupiter.api.Test;

/** Fits that are broken off. */
class StateTest {
    private static final Seed SEED = Seed.of(3);
    private static final Items TEXTS = Items.texts(
            "", IntStream.range(0, 120).mapToObj(i -> "text " + i * i % 97).toList());
    private static final Transformer LEARNER = Settings.with(
            new Transformer(),
            Map.of("context", 8, "layers", 1, "width", 16, "heads", 2, "steps", 40, "batch", 8, "vocabulary", 280));

    /** Keeps all states of one fit, and breaks it off after some. */
    private static final class Place implements Checkpoints {
        private final List<byte[]> states = new ArrayList<>();
        private int left;

        private final List<String> lost = new ArrayList<>();

        Place(int left) {
            this.left = left;
        }

        @Override
        public List<byte[]> kept(String name) {
            List<byte[]> newest = new ArrayList<>();
            for (int i = states.size() - 1; i >= Math.max(0, states.size() - 2); i--) {
                newest.add(states.get(i));
            }
            return newest;
        }

        @Override
        public void lost(String why) {
            lost.add(why);
        }

        @Override
        public void keep(String name, byte[] state) {
            if (left-- == 0) {
                throw new IllegalStateException("killed");
            }
            states.add(state);
        }
    }

    private static Place broken(int after) {
        Place place = new Place(after);
        assertThatThrownBy(() -> LEARNER.keeping(place, place).fit(TEXTS, SEED)).hasMessage("killed");
        place.left = 1000;
        return place;
    }

    private static void same(TransformerModel model, TransformerModel undisturbed) {
        undisturbed
                .weights()
                .arrays()
                .forEach((name, values) ->
                        assertThat(model.weights().arrays().get(name)).as(name).isEqualTo(values));
        assertThat(model.curve()).isEqualTo(undisturbed.curve());
        assertThat(model.parameters()).isEqualTo(undisturbed.parameters());
        assertThat(Texts.values(model.draw(20, SEED))).isEqualTo(Texts.values(undisturbed.draw(20, SEED)));
    }

    private static TransformerModel fit(Learner learner) {
        return (TransformerModel) learner.fit(TEXTS, SEED);
    }

    @Test
    void goesOnToTheSameBits() {
        Place place = broken(7);
        int before = place.states.size();
        same(fit(LEARNER.keeping(place, place)), fit(LEARNER));
        assertThat(place.states.size() - before)
                .as("looks that were left, and the end")
                .isEqualTo(20 - 7 + 1);
    }

    @Test
    void aFitThatIsDoneIsNotDoneAgain() {
        Place place = new Place(1000);
        TransformerModel done = fit(LEARNER.keeping(place, place));
        int before = place.states.size();
        same(fit(LEARNER.keeping(place, place)), done);
        assertThat(place.states).hasSize(before);
    }

    /** A byte changed, an end cut off, both: the state before it, or the begin. */
    @Test
    void passesOverWhatIsDamaged() {
        TransformerModel undisturbed = fit(LEARNER);
        Place place = broken(5);
        byte[] last = place.states.get(4);
        last[last.length / 2] ^= 1;
        same(fit(LEARNER.keeping(place, place)), undisturbed);
        assertThat(place.states).as("from the fourth look on").hasSize(5 + 20 - 4 + 1);
        assertThat(place.lost)
                .singleElement()
                .asString()
                .endsWith("is damaged: the fit goes on from the state before it");
        Place cut = broken(2);
        cut.states.set(0, java.util.Arrays.copyOf(cut.states.get(0), 100));
        cut.states.set(1, new byte[0]);
        same(fit(LEARNER.keeping(cut, cut)), undisturbed);
        assertThat(cut.states).hasSize(2 + 20 + 1);
        assertThat(cut.lost).singleElement().asString().endsWith("is damaged: the fit begins anew");
    }

    @Test
    void passesOverWhatBelongsToAnotherFit() {
        Place place = broken(5);
        Learner other = Settings.with(LEARNER, Map.of("dropout", 0.2)).keeping(place, place);
        same(fit(other), fit(Settings.with(LEARNER, Map.of("dropout", 0.2))));
        assertThat(place.states).hasSize(5 + 20 + 1);
        assertThat(place.lost).isEmpty();
    }
}
