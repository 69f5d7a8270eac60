package org.genloss.lab.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.genloss.data.Cell;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Evidence;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Source;
import org.genloss.lab.learner.Classifier;
import org.genloss.lab.learner.ClassifierModel;

/**
 * How many of the held-out items of each class are told right: by the model if it is a classifier, else by a linear classifier fitted to what
 * it draws, which tells the last column of categories from the columns of numbers. Rows with a missing cell are left out.
 */
final class ClassAccuracies {
    private static final int MOST = 50;

    private ClassAccuracies() {}

    static boolean fits(Learner learner, Source real) {
        return learner.card().id().equals("classifier") || classes(real.schema());
    }

    /** Whether there is a column of categories, and one of numbers to tell it from. */
    private static boolean classes(Schema schema) {
        return label(schema) >= 0 && schema.columns().stream().anyMatch(c -> c.scale() == Schema.Scale.NUMERIC);
    }

    /** Why there is no accuracy of any class. */
    static String whyNone(GenerativeModel model, Evidence evidence) {
        return model instanceof ClassifierModel || classes(evidence.holdout().schema())
                ? "there are over " + MOST + " classes, or no rows to learn from"
                : "the data has no column of classes beside columns of numbers";
    }

    /** By class, in the order of their names; none where there are over {@value #MOST} classes, or nothing to learn from. */
    static Map<String, Double> of(GenerativeModel model, Evidence evidence) {
        return evidence.once("accuracy of classes", () -> accuracies(model, evidence));
    }

    private static Map<String, Double> accuracies(GenerativeModel model, Evidence evidence) {
        if (model instanceof ClassifierModel labeller) {
            return count(labeller, Forecasts.some(evidence.holdout()));
        }
        if (!classes(evidence.holdout().schema())) {
            return Map.of();
        }
        Corpus drawn = numbers(evidence.drawn());
        List<Item> holdout = Forecasts.some(numbers(evidence.holdout()));
        return Corpora.size(drawn) == 0
                ? Map.of()
                : count(new Classifier().fit(drawn, Seed.of(0).child("accuracy of classes")), holdout);
    }

    private static Map<String, Double> count(ClassifierModel labeller, List<Item> items) {
        Map<String, int[]> counts = new TreeMap<>();
        for (Item item : items) {
            String label = labeller.label(item);
            int[] count = counts.computeIfAbsent(label, name -> new int[2]);
            count[0] += labeller.predict(item).equals(label) ? 1 : 0;
            count[1]++;
        }
        Map<String, Double> shares = new TreeMap<>();
        if (counts.size() <= MOST) {
            counts.forEach((name, count) -> shares.put(name, count[0] / (double) count[1]));
        }
        return shares;
    }

    /** The last column of categories; -1 where there is none. */
    private static int label(Schema schema) {
        return schema.kind() != Schema.Kind.TABLE
                ? -1
                : IntStream.range(0, schema.width())
                        .filter(j -> schema.columns().get(j).scale() == Schema.Scale.CATEGORICAL)
                        .max()
                        .orElse(-1);
    }

    /** Columns of numbers and the class, of rows that have them all. */
    private static Corpus numbers(Corpus corpus) {
        Schema schema = corpus.schema();
        int label = label(schema);
        int[] kept = IntStream.range(0, schema.width())
                .filter(j -> j == label || schema.columns().get(j).scale() == Schema.Scale.NUMERIC)
                .toArray();
        List<Schema.Column> columns = new ArrayList<>();
        for (int j : kept) {
            columns.add(schema.columns().get(j));
        }
        List<Item> items = new ArrayList<>();
        for (Item item : Corpora.list(corpus)) {
            List<Cell> cells = new ArrayList<>();
            for (int j : kept) {
                cells.add(((Payload.Row) item.payload()).cells().get(j));
            }
            if (cells.stream().noneMatch(Cell.Missing.class::isInstance)) {
                items.add(Item.of(item.id(), new Payload.Row(cells)));
            }
        }
        return new Items(Schema.table(columns), items);
    }
}
