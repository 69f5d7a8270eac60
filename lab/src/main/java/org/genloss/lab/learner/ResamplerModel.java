package org.genloss.lab.learner;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.IntSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.GuideTableDiscreteSampler;
import org.genloss.data.Codes;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Corpora;
import org.genloss.lab.Decodable;
import org.genloss.lab.Memory;
import org.genloss.lab.Sampling;

/**
 * Items kept as they are. Parameters: {@code items} kept, {@code support}, how many of them differ and can be drawn, and {@code represented},
 * the second over the first.
 */
public final class ResamplerModel implements Decodable, Memory {
    private final Corpus kept;
    private final double[] shares;
    private final int size;
    private final boolean even;

    /** @param shares one an item, sum 1; null where all are alike */
    ResamplerModel(Corpus kept, double[] shares) {
        this(kept, shares, false);
    }

    private ResamplerModel(Corpus kept, double[] shares, boolean even) {
        this.even = even;
        this.kept = kept;
        this.shares = shares;
        this.size = Corpora.size(kept);
    }

    @Override
    public Corpus draw(int items, Seed seed) {
        UniformRandomProvider random = seed.random();
        IntSupplier place = even
                ? evenly(items, random)
                : shares == null ? () -> random.nextInt(size) : GuideTableDiscreteSampler.of(random, shares)::sample;
        int[] places = new int[items];
        Arrays.setAll(places, i -> place.getAsInt());
        if (kept instanceof Vectors || kept instanceof Codes) {
            return Corpora.pick(kept, places);
        }
        List<Item> all = Corpora.list(kept);
        List<Item> drawn = new ArrayList<>(items);
        for (int i = 0; i < items; i++) {
            drawn.add(Item.of(String.valueOf(i), all.get(places[i]).payload()));
        }
        return new Items(kept.schema(), drawn);
    }

    private IntSupplier evenly(int items, UniformRandomProvider random) {
        if (shares != null) {
            return new Inverse(shares).places(items, true, random);
        }
        PrimitiveIterator.OfDouble uniforms =
                Arrays.stream(Even.uniforms(items, random)).iterator();
        return () -> (int) (uniforms.nextDouble() * size);
    }

    @Override
    public Corpus items() {
        return kept;
    }

    @Override
    public Optional<double[]> chances() {
        return Optional.ofNullable(shares);
    }

    @Override
    public ResamplerModel decoded(Sampling sampling) {
        return new ResamplerModel(kept, shares, even || sampling.systematic());
    }

    @Override
    public List<Parameter> parameters() {
        int different = different().size();
        return List.of(
                new Parameter("items", size),
                new Parameter("support", different),
                new Parameter("represented", different / (double) size));
    }

    private Set<Object> different() {
        Set<Object> different = new HashSet<>();
        if (kept.schema().kind() == Schema.Kind.VECTOR) {
            Vectors points = Vectors.of(kept);
            int d = points.dimensions();
            for (int i = 0; i < size; i++) {
                if (drawable(i)) {
                    different.add(DoubleBuffer.wrap(points.values(), i * d, d));
                }
            }
        } else if (kept instanceof Codes codes) {
            for (int i = 0; i < size; i++) {
                if (drawable(i)) {
                    different.add(codes.codes()[i]);
                }
            }
        } else {
            List<Item> items = Corpora.list(kept);
            for (int i = 0; i < size; i++) {
                if (drawable(i)) {
                    different.add(items.get(i).payload());
                }
            }
        }
        return different;
    }

    private boolean drawable(int item) {
        return shares == null || shares[item] > 0;
    }
}
