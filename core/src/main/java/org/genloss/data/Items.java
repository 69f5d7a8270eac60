package org.genloss.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A corpus held in memory as a list of items. */
public record Items(Schema schema, List<Item> list) implements Corpus {
    public Items {
        list = List.copyOf(list);
    }

    @Override
    public Stream<Item> items() {
        return list.stream();
    }

    /** Texts with ids prefix0, prefix1, .. */
    public static Items texts(String prefix, List<String> texts) {
        List<Item> items = new ArrayList<>(texts.size());
        for (String text : texts) {
            items.add(Item.of(prefix + items.size(), new Payload.Text(text)));
        }
        return new Items(Schema.text(), items);
    }
}
