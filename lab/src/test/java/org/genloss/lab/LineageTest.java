package org.genloss.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.junit.jupiter.api.Test;

class LineageTest {
    private static Corpus of(Origin... origins) {
        List<Item> items = java.util.stream.IntStream.range(0, origins.length)
                .mapToObj(i -> new Item("t" + i, "t" + i, new Payload.Text("text " + i), origins[i], false))
                .toList();
        return new Items(Schema.text(), items);
    }

    private static Origin drawn(Origin... trained) {
        Corpus draw = new Lineage(true).drawn(of(Origin.unknown()), of(trained));
        return Corpora.list(draw).get(0).origin();
    }

    /** Generation = 1 + the highest in the training data (curation.md, e; human data is 0). */
    @Test
    void aDrawIsOneGenerationAboveTheHighestTrainedOn() {
        assertThat(drawn(Origin.unknown())).isEqualTo(new Origin.Synthetic("model", 1, ""));
        assertThat(drawn(new Origin.Synthetic("model", 3, ""), new Origin.Human("real")))
                .isEqualTo(new Origin.Synthetic("model", 4, ""));
    }

    @Test
    void whereNobodyAsksNothingIsCopied() {
        Corpus draw = of(Origin.unknown());
        assertThat(new Lineage(false).drawn(draw, draw)).isSameAs(draw);
    }
}
