package org.genloss.lab;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Item;

/** A model, fitted or true, of sequences, that says what comes next. */
public interface Predictive extends Scored {
    /** More past than most models look at. */
    int PAST = 20;

    /** The symbols of a sequence, without marks for its begin and end. */
    List<String> symbols();

    /** The symbols of an item, in their order; such as the model does not know are among them. */
    List<String> split(Item item);

    /**
     * The chance of each symbol to follow, in the order of {@link #symbols()}. The sum falls short of 1 by the chance that the sequence ends.
     *
     * @param past what stands before, the nearest symbol last, somewhere inside a sequence
     */
    double[] next(List<String> past);

    /** The chance of one symbol to follow given that the sequence goes on; 0 for a symbol that is not known. @param past as of {@link #next} */
    double chance(List<String> past, String symbol);

    /**
     * For each text, for each of its symbols but the first, what {@link #next} says of all symbols in its place, given those before it. Models that see
     * more than the last {@link #PAST} symbols, or read texts at once, override it.
     */
    default List<List<double[]>> nexts(List<List<String>> texts) {
        return texts.stream()
                .map(text -> IntStream.range(1, text.size())
                        .mapToObj(i -> next(text.subList(Math.max(0, i - PAST), i)))
                        .toList())
                .toList();
    }

    /** For each item the natural logarithms of {@link #chances} of its symbols; negative infinity for one that the model excludes. */
    default List<double[]> logs(List<Item> items) {
        List<double[]> chances = chances(items.stream().map(this::split).toList());
        chances.forEach(text -> Arrays.setAll(text, i -> Math.log(text[i])));
        return chances;
    }

    /** For each text, for each of its symbols but the first, its {@link #chance}, given those before it. */
    default List<double[]> chances(List<List<String>> texts) {
        return texts.stream()
                .map(text -> IntStream.range(1, text.size())
                        .mapToDouble(i -> chance(text.subList(Math.max(0, i - PAST), i), text.get(i)))
                        .toArray())
                .toList();
    }
}
