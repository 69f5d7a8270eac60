package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Corpora;
import org.genloss.lab.Editor;
import org.genloss.lab.Labeller;

/**
 * A plane for each class; an item is of the class whose plane is highest there, of the first of several. What it draws bears the classes that
 * it predicts. Parameters: the number of classes it knows, and the norm of all weights.
 */
public final class ClassifierModel implements Editor, Labeller {
    private final Labels labels;
    private final List<String> classes;
    private final double[][] planes;
    private final LinearInputs inputs;
    private final double[] numbers;

    /** @param planes for each class the weights of the inputs and, last, the intercept; not written to afterwards */
    ClassifierModel(Labels labels, List<String> classes, double[][] planes, LinearInputs inputs) {
        this.labels = labels;
        this.classes = List.copyOf(classes);
        this.planes = planes;
        this.inputs = inputs;
        this.numbers = labels.numeric()
                ? classes.stream().mapToDouble(Double::parseDouble).toArray()
                : new double[0];
    }

    /** A law of vectors whose last number is the class, the sign -1 or 1 of x'w; the inputs x are independent standard normal. */
    public static ClassifierModel law(double[] weights) {
        int d = weights.length;
        Schema schema = Schema.vector(d + 1);
        double[] up = Arrays.copyOf(weights, d + 1);
        double[] down = Arrays.stream(up).map(w -> -w).toArray();
        return new ClassifierModel(
                new Labels(schema, d, true),
                List.of("-1.0", "1.0"),
                new double[][] {down, up},
                LinearInputs.standard(d));
    }

    /** Names of the classes it knows, sorted. */
    @Override
    public List<String> classes() {
        return classes;
    }

    /** The class of an item by this model. */
    public String predict(Item item) {
        double[] row = new double[labels.schema().width()];
        labels.numbers(item, row);
        double[] x = new double[row.length - 1];
        labels.split(row, 0, x, 0);
        return classes.get(predict(x, 0));
    }

    /** The heights of the planes, which least squares makes estimates of the chances: those below 0 as 0, then made to sum to 1. */
    @Override
    public double[] chances(Item item) {
        double[] row = new double[labels.schema().width()];
        labels.numbers(item, row);
        double[] x = new double[row.length - 1];
        labels.split(row, 0, x, 0);
        double[] chances = Arrays.stream(planes)
                .mapToDouble(plane -> Math.max(0, LinearModel.predict(plane, x, 0)))
                .toArray();
        double sum = Arrays.stream(chances).sum();
        Arrays.setAll(chances, c -> sum > 0 ? chances[c] / sum : 1.0 / chances.length);
        return chances;
    }

    /** The class that an item bears. */
    @Override
    public String label(Item item) {
        if (item.payload() instanceof Payload.Vector vector) {
            for (int c = 0; c < numbers.length; c++) {
                if (numbers[c] == vector.x()[labels.column()]) {
                    return classes.get(c);
                }
            }
        }
        return labels.name(item);
    }

    /** The same item with another class. */
    public Item relabelled(Item item, String name) {
        return labels.relabelled(item, name);
    }

    /**
     * The plane, weights and then intercept, above which it predicts the second of two classes; one of weights 0 where it knows only one of
     * them; empty where it knows others.
     */
    public double[] border(String first, String second) {
        int below = classes.indexOf(first);
        int above = classes.indexOf(second);
        if (classes.size() > (below < 0 ? 0 : 1) + (above < 0 ? 0 : 1)) {
            return new double[0];
        }
        double[] border = new double[labels.schema().width()];
        if (below < 0 || above < 0) {
            border[border.length - 1] = above < 0 ? -1 : 1;
            return border;
        }
        Arrays.setAll(border, j -> planes[above][j] - planes[below][j]);
        return border;
    }

    private int predict(double[] x, int at) {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < planes.length; c++) {
            double height = LinearModel.predict(planes[c], x, at);
            if (height > highest) {
                highest = height;
                best = c;
            }
        }
        return best;
    }

    @Override
    public Corpus draw(int items, Seed seed) {
        int d = labels.schema().width() - 1;
        UniformRandomProvider random = seed.random();
        ZigguratSampler.NormalizedGaussian normal = Normals.sampler(random);
        double[] x = new double[items * d];
        LinearInputs.Row row = new LinearInputs.Row(x, d);
        int[] codes = new int[items];
        for (int i = 0; i < items; i++) {
            row.at = i * d;
            inputs.write(i, random, normal, row);
            codes[i] = predict(x, row.at);
        }
        return labels.schema().kind() == Schema.Kind.VECTOR ? vectors(x, codes) : rows(x, codes);
    }

    private Vectors vectors(double[] x, int[] codes) {
        int d = labels.schema().width() - 1;
        double[] values = new double[codes.length * (d + 1)];
        for (int i = 0; i < codes.length; i++) {
            int at = i * (d + 1);
            System.arraycopy(x, i * d, values, at, labels.column());
            System.arraycopy(x, i * d + labels.column(), values, at + labels.column() + 1, d - labels.column());
            values[at + labels.column()] = numbers[codes[i]];
        }
        return new Vectors("", d + 1, values);
    }

    private Items rows(double[] x, int[] codes) {
        int d = labels.schema().width() - 1;
        List<Item> items = new ArrayList<>(codes.length);
        for (int i = 0; i < codes.length; i++) {
            items.add(Item.of(String.valueOf(i), labels.payload(x, i * d, classes.get(codes[i]))));
        }
        return new Items(labels.schema(), items);
    }

    /** Classes are the parts of an item that are redrawn. */
    @Override
    public Corpus edit(Corpus data, double share, Seed seed) {
        UniformRandomProvider random = seed.random();
        List<Item> items = Corpora.list(data).stream()
                .map(item -> random.nextDouble() < share ? relabelled(item, predict(item)) : item)
                .toList();
        return new Items(data.schema(), items);
    }

    @Override
    public List<Parameter> parameters() {
        double squares = Arrays.stream(planes)
                .flatMapToDouble(plane -> IntStream.range(0, plane.length - 1).mapToDouble(j -> plane[j] * plane[j]))
                .sum();
        return List.of(new Parameter("classes", classes.size()), new Parameter("norm", Math.sqrt(squares)));
    }
}
