package org.genloss.lab.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Source;

/**
 * Real data of which the first model sees none: it is fitted to something else. Whether, and how fast, a chain finds its way from there.
 *
 * @param real what is real
 * @param from what the first model is fitted to instead
 */
public record Displaced(Source real, Source from) implements Source {
    public Displaced {
        if (!real.schema().equals(from.schema())) {
            throw new IllegalArgumentException("data.start needs to have the shape of the data itself");
        }
    }

    @Override
    public Schema schema() {
        return real.schema();
    }

    @Override
    public int size() {
        return real.size();
    }

    @Override
    public int most() {
        return real.most();
    }

    @Override
    public int least() {
        return real.least();
    }

    @Override
    public Corpus draw(int items, Seed seed) {
        return real.draw(items, seed);
    }

    @Override
    public Optional<Corpus> start(int items, Seed seed) {
        return Optional.of(from.draw(items, seed));
    }

    @Override
    public Source of(int model) {
        Source other = real.of(model);
        return other == real ? this : new Displaced(other, from.of(model));
    }

    @Override
    public List<String> remarks() {
        return Stream.of(real, from)
                .flatMap(source -> source.remarks().stream())
                .distinct()
                .toList();
    }

    @Override
    public Corpus holdout() {
        return real.holdout();
    }

    @Override
    public Optional<GenerativeModel> truth() {
        return real.truth();
    }
}
