package org.genloss.lab.source;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Source;

/**
 * Several populations for models that are trained side by side: model i begins with population i, round and round where there are more models.
 * Whatever knows of one source only is about the first.
 *
 * @param each at least one, all of one shape
 */
public record Populations(List<Source> each) implements Source {
    public Populations {
        each = List.copyOf(each);
        if (each.isEmpty()) {
            throw new IllegalArgumentException("data.populations is empty; name at least one");
        }
        Schema schema = each.get(0).schema();
        for (int i = 1; i < each.size(); i++) {
            if (!each.get(i).schema().equals(schema)) {
                throw new IllegalArgumentException("data.populations need to be of one shape, and the one numbered "
                        + (i + 1) + " is not like the first");
            }
        }
    }

    private Source first() {
        return each.get(0);
    }

    @Override
    public Schema schema() {
        return first().schema();
    }

    @Override
    public int size() {
        return first().size();
    }

    @Override
    public int most() {
        return each.stream().mapToInt(Source::most).min().orElseThrow();
    }

    @Override
    public Corpus draw(int items, Seed seed) {
        return first().draw(items, seed);
    }

    @Override
    public Optional<Corpus> start(int items, Seed seed) {
        return first().start(items, seed);
    }

    @Override
    public Source of(int model) {
        return each.get(model % each.size());
    }

    @Override
    public List<String> remarks() {
        return each.stream()
                .flatMap(source -> source.remarks().stream())
                .distinct()
                .toList();
    }

    @Override
    public Corpus holdout() {
        return first().holdout();
    }

    @Override
    public Optional<GenerativeModel> truth() {
        return first().truth();
    }
}
