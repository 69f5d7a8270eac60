package org.genloss.metric.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.metric.Value;
import org.genloss.profile.Draw;
import org.genloss.profile.Hashes;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Test;

class TextPerplexityTest {
    private static List<Draw.Group> texts(String prefix, double[]... logs) {
        List<Draw.Group> groups = new ArrayList<>();
        for (int i = 0; i < logs.length; i++) {
            String id = prefix + i;
            groups.add(new Draw.Group(
                    id, Hashes.of(id), List.of(Item.of(id, new Payload.Text("some words", logs[i])))));
        }
        return groups;
    }

    private static List<Value> compare(List<Draw.Group> reference, List<Draw.Group> generation) {
        return new TextPerplexity().compare(Sides.of(new Pool(Schema.text(), reference, generation)));
    }

    /** Tokens of chance 1/4 and 1/16, one text each, against all of chance 1/16. */
    @Test
    void perplexityIsTheInverseOfTheMeanChance() {
        double four = -Math.log(4);
        List<Value> values = compare(
                texts("r", new double[] {2 * four}, new double[] {2 * four, 2 * four}),
                texts("g", new double[] {four, four, four}, new double[] {2 * four}, new double[0]));
        assertThat(values).hasSize(5).allMatch(value -> value instanceof Value.Of);
        assertThat(((Value.Of) values.get(0)).number()).isCloseTo(Math.pow(4, 1.25) / 16, within(1e-12));
        assertThat(((Value.Of) values.get(1)).number()).isCloseTo(10.0 / 16, within(1e-12));
        assertThat(((Value.Of) values.get(2)).number()).isCloseTo(4.6 / 16, within(1e-12));
    }

    @Test
    void textsWithoutLogProbabilitiesHaveNone() {
        assertThat(compare(texts("r", new double[] {-1}), texts("g", new double[0])))
                .allMatch(value -> value instanceof Value.Undefined undefined
                        && undefined
                                .why()
                                .equals("no text of the generation has log probabilities (a field logprobs)"));
    }
}
