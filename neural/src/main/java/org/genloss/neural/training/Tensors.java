package org.genloss.neural.training;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.genloss.neural.engine.Tensor;

/** Weights as tensors, which live in the scope that was open when this was made; and the layers that are made of them. */
public final class Tensors {
    private final Map<String, long[]> sizes;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    public Tensors(Weights weights) {
        this.sizes = weights.sizes();
        weights.arrays().forEach((name, values) -> tensors.put(name, Tensor.of(values, sizes.get(name))));
    }

    /** Asks for gradients by all of them. */
    public Tensors learning() {
        tensors.replaceAll((name, weight) -> weight.learned());
        return this;
    }

    /** In the order of the sizes. */
    public Stream<String> names() {
        return tensors.keySet().stream();
    }

    public Tensor get(String name) {
        return tensors.get(name);
    }

    /** In the order of the sizes. */
    public List<Tensor> all() {
        return List.copyOf(tensors.values());
    }

    /** Gradients as if there had been none. */
    void clear() {
        tensors.values().forEach(Tensor::forget);
    }

    /** A copy of what was learned. */
    public Weights learned() {
        return like(all());
    }

    /** A copy of tensors that are, one by one, of these sizes. */
    Weights like(List<Tensor> others) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        Iterator<Tensor> each = others.iterator();
        tensors.keySet().forEach(name -> arrays.put(name, each.next().floats()));
        return new Weights(sizes, arrays);
    }

    /** Rows times the matrix {@code name.weight}, one column an output, plus {@code name.bias}. */
    public Tensor affine(Tensor rows, String name) {
        return rows.affine(get(name + ".weight"), get(name + ".bias"));
    }

    /** Rows at mean 0 and variance 1, scaled by {@code name.weight} and shifted by {@code name.bias}. */
    public Tensor normalised(Tensor rows, String name) {
        return rows.normalised(get(name + ".weight"), get(name + ".bias"));
    }

    /** Images convolved with {@code name.weight}, as {@link Tensor#convolved}. */
    public Tensor convolved(Tensor images, String name, long stride, long margin) {
        return images.convolved(get(name + ".weight"), get(name + ".bias"), stride, margin);
    }

    /** Images made twice as high and as wide by {@code name.weight}, as {@link Tensor#doubled}. */
    public Tensor doubled(Tensor images, String name) {
        return images.doubled(get(name + ".weight"), get(name + ".bias"));
    }
}
