package org.genloss.lab;

import java.util.List;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Origin;

/**
 * Says of what a model drew that it is synthetic, and of which generation: one more than the highest in what the model was trained on.
 *
 * @param asked whether any mitigation wants to know
 */
record Lineage(boolean asked) {
    /** The name of every model in a chain. */
    static final String MODEL = "model";

    /** @param trained what the model was fitted to */
    Corpus drawn(Corpus draw, Corpus trained) {
        if (!asked) {
            return draw;
        }
        Origin origin = new Origin.Synthetic(MODEL, 1 + highest(trained), "");
        List<Item> items = Corpora.list(draw).stream()
                .map(item -> new Item(item.id(), item.group(), item.payload(), origin, item.named(), item.notes()))
                .toList();
        return new Items(draw.schema(), items);
    }

    private static int highest(Corpus trained) {
        return Corpora.list(Weighted.plain(trained)).stream()
                .map(Item::origin)
                .mapToInt(origin -> origin instanceof Origin.Synthetic synthetic ? synthetic.generation() : 0)
                .max()
                .orElse(0);
    }
}
