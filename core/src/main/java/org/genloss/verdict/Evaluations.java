package org.genloss.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Results of benchmarks by generation: the score of each item of each benchmark, 1 and 0 for right and wrong or any score from 0 on of which more
 * is better. An item that was tried several times has the mean of its scores.
 */
public final class Evaluations {
    /**
     * One result.
     *
     * @param generation name of the generation in the check; of the reference for the model that learned from real data
     * @param benchmark name of the benchmark
     * @param item name of the item within the benchmark
     * @param subgroup class or subgroup of the item; empty where there are none
     * @param score from 0 on
     */
    public record Result(String generation, String benchmark, String item, String subgroup, double score) {
        public Result {
            if (!(score >= 0 && Double.isFinite(score))) {
                throw new IllegalArgumentException("a score needs to be a number from 0 on, got " + score);
            }
        }
    }

    /** Scores of one item, added up. */
    private static final class Item {
        private final String subgroup;
        private double sum;
        private int tries;

        Item(String subgroup) {
            this.subgroup = subgroup;
        }
    }

    /** What was asked: a benchmark, or a subgroup of it where that is not empty; of all benchmarks where none is named. */
    record Part(String benchmark, String subgroup) {
        String words() {
            return (benchmark.isEmpty() ? "all benchmarks" : benchmark) + (subgroup.isEmpty() ? "" : ", " + subgroup);
        }

        private boolean holds(Item item) {
            return subgroup.isEmpty() || subgroup.equals(item.subgroup);
        }
    }

    private final Map<String, Map<String, Map<String, Item>>> results = new LinkedHashMap<>();

    public Evaluations(List<Result> all) {
        for (Result result : all) {
            Item item = results.computeIfAbsent(result.generation(), g -> new TreeMap<>())
                    .computeIfAbsent(result.benchmark(), b -> new TreeMap<>())
                    .computeIfAbsent(result.item(), i -> new Item(result.subgroup()));
            if (!item.subgroup.equals(result.subgroup())) {
                throw new IllegalArgumentException("item " + result.item() + " of " + result.benchmark()
                        + " is of the subgroups " + item.subgroup + " and " + result.subgroup() + "; it needs one");
            }
            item.sum += result.score();
            item.tries++;
        }
    }

    /** Names of all generations with results. */
    public List<String> generations() {
        return List.copyOf(results.keySet());
    }

    /** The items of a part with their mean scores, in the order of their names. */
    Map<String, Double> scores(String generation, Part part) {
        Map<String, Double> scores = new TreeMap<>();
        boolean all = part.benchmark().isEmpty();
        results.getOrDefault(generation, Map.of()).forEach((benchmark, items) -> {
            if (all || benchmark.equals(part.benchmark())) {
                items.forEach((name, item) -> {
                    if (part.holds(item)) {
                        scores.put(all ? benchmark + ": " + name : name, item.sum / item.tries);
                    }
                });
            }
        });
        return scores;
    }

    /** The benchmarks of a generation, each followed by its subgroups where it has several; last the subgroups that several benchmarks have. */
    List<Part> parts(String generation) {
        List<Part> parts = new ArrayList<>();
        Map<String, Integer> shared = new TreeMap<>();
        results.getOrDefault(generation, Map.of()).forEach((benchmark, items) -> {
            parts.add(new Part(benchmark, ""));
            List<String> subgroups = items.values().stream()
                    .map(i -> i.subgroup)
                    .distinct()
                    .sorted()
                    .toList();
            if (subgroups.size() > 1) {
                subgroups.stream().filter(s -> !s.isEmpty()).forEach(s -> {
                    parts.add(new Part(benchmark, s));
                    shared.merge(s, 1, Integer::sum);
                });
            }
        });
        shared.forEach((subgroup, benchmarks) -> {
            if (benchmarks > 1) {
                parts.add(new Part("", subgroup));
            }
        });
        return parts;
    }
}
