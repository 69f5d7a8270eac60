package org.genloss.lab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.GenerativeModel.Parameter;
import org.genloss.lab.Weighted;
import org.junit.jupiter.api.Test;

class ResamplerTest {
    private static final Seed SEED = Seed.of(1);

    private static Map<String, Double> parameters(GenerativeModel model) {
        return model.parameters().stream().collect(Collectors.toMap(Parameter::name, Parameter::value));
    }

    @Test
    void itDrawsWhatItHasSeen() {
        Vectors data = new Vectors("", 2, new double[] {1, 2, 3, 4, 1, 2, 5, 6});
        ResamplerModel model = new Resampler().fit(data, SEED);
        assertThat(parameters(model))
                .containsEntry("items", 4.0)
                .containsEntry("support", 3.0)
                .containsEntry("represented", 0.75);
        Vectors drawn = (Vectors) model.draw(8000, SEED);
        long first = 0;
        for (int i = 0; i < drawn.size(); i++) {
            double[] x = drawn.point(i);
            assertThat(List.of(1.0, 3.0, 5.0)).contains(x[0]);
            assertThat(x[1]).isEqualTo(x[0] + 1);
            first += x[0] == 1 ? 1 : 0;
        }
        assertThat(first / 8000.0).isCloseTo(0.5, within(5 * Math.sqrt(0.25 / 8000)));
    }

    @Test
    void textsAreNumberedAnew() {
        Corpus texts = Items.texts("q", List.of("a b", "c d", "a b"));
        Corpus drawn = new Resampler().fit(texts, SEED).draw(3, SEED);
        assertThat(drawn.items().map(Item::id)).containsExactly("0", "1", "2");
        assertThat(parameters(new Resampler().fit(texts, SEED))).containsEntry("support", 2.0);
    }

    @Test
    void weightsAreChances() {
        Vectors data = new Vectors("", 1, new double[] {1, 2, 3});
        ResamplerModel model = new Resampler().fit(new Weighted(data, new double[] {3, 0, 1}), SEED);
        assertThat(parameters(model)).containsEntry("support", 2.0);
        double[] drawn = Vectors.of(model.draw(4000, SEED)).values();
        assertThat(drawn).doesNotContain(2);
        assertThat(Arrays.stream(drawn).filter(x -> x == 1).count() / 4000.0)
                .isCloseTo(0.75, within(5 * Math.sqrt(0.1875 / 4000)));
    }
}
