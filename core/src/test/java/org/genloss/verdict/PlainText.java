package org.genloss.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The statistics of texts as plainly as the definitions read: maps of strings, no codes. Oracle of {@link TextBatteryTest}. */
final class PlainText {
    private static final Pattern WORD = Pattern.compile("\\p{L}+|[^\\s\\p{L}]");

    private final List<List<List<String>>> groups = new ArrayList<>();
    private final boolean[] candidate;
    private final Map<String, Set<Integer>> groupsOf = new TreeMap<>();

    /** @param texts the items of each group, at most 32, each of at most 512 words */
    PlainText(List<List<String>> texts, boolean[] candidate) {
        this.candidate = candidate;
        for (List<String> group : texts) {
            int g = groups.size();
            groups.add(group.stream().map(PlainText::words).toList());
            groups.get(g)
                    .forEach(item -> item.forEach(w ->
                            groupsOf.computeIfAbsent(w, x -> new HashSet<>()).add(g)));
        }
    }

    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(java.util.Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    private List<List<String>> items(boolean side) {
        List<List<String>> items = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            if (candidate[g] == side) {
                items.addAll(groups.get(g));
            }
        }
        return items;
    }

    private Map<String, Integer> counts(boolean side) {
        Map<String, Integer> counts = new HashMap<>();
        items(side).forEach(item -> item.forEach(w -> counts.merge(w, 1, Integer::sum)));
        return counts;
    }

    private double tokens(boolean side) {
        return items(side).stream().mapToInt(List::size).sum();
    }

    private boolean rare(String word) {
        return groupsOf.get(word).size() <= Math.max(3, groups.size() / 200);
    }

    double rareWords() {
        double m = Math.min(tokens(true), tokens(false));
        return ln(expected(counts(true), m, this::rare), expected(counts(false), m, this::rare));
    }

    double richness() {
        double m = Math.min(tokens(true), tokens(false));
        return ln(expected(counts(true), m, w -> true), expected(counts(false), m, w -> true));
    }

    /** Types expected among m of the tokens: 1 - C(n-f, m)/C(n, m) each, by logarithms of factorials. */
    private static double expected(Map<String, Integer> counts, double m, Predicate<String> which) {
        double n = counts.values().stream().mapToInt(f -> f).sum();
        return counts.entrySet().stream()
                .filter(e -> which.test(e.getKey()))
                .mapToDouble(e -> {
                    int f = e.getValue();
                    return n - f < m
                            ? 1
                            : 1
                                    - Math.exp(lnFactorial(n - f)
                                            - lnFactorial(n - f - m)
                                            - lnFactorial(n)
                                            + lnFactorial(n - m));
                })
                .sum();
    }

    private static double lnFactorial(double n) {
        double sum = 0;
        for (int i = 2; i <= n; i++) {
            sum += Math.log(i);
        }
        return sum;
    }

    private static double ln(double a, double b) {
        return Math.log((a + 0.5) / (b + 0.5));
    }

    double entropy() {
        return entropy(true) - entropy(false);
    }

    private double entropy(boolean side) {
        double n = tokens(side);
        double plain = -counts(side).values().stream()
                .mapToDouble(c -> c / n * Math.log(c / n))
                .sum();
        return plain + (counts(side).size() - 1) / (2 * n);
    }

    static List<String> runs(List<String> item) {
        List<String> runs = new ArrayList<>();
        for (int i = 0; i + 2 < item.size(); i++) {
            runs.add(item.get(i) + " " + item.get(i + 1) + " " + item.get(i + 2));
        }
        return runs;
    }

    private Map<String, Integer> runGroups(boolean side) {
        Map<String, Integer> counts = new HashMap<>();
        for (int g = 0; g < groups.size(); g++) {
            if (candidate[g] == side) {
                Set<String> here = new HashSet<>();
                groups.get(g).forEach(item -> here.addAll(runs(item)));
                here.forEach(run -> counts.merge(run, 1, Integer::sum));
            }
        }
        return counts;
    }

    private double allRuns(boolean side) {
        return items(side).stream().mapToInt(item -> runs(item).size()).sum();
    }

    double distinctRuns() {
        Map<String, Integer> g = runGroups(true);
        Map<String, Integer> r = runGroups(false);
        double m = Math.min(
                g.values().stream().mapToInt(c -> c).sum(),
                r.values().stream().mapToInt(c -> c).sum());
        return ln(expected(g, m, t -> true), expected(r, m, t -> true));
    }

    double across() {
        double g = thinned(true);
        double r = thinned(false);
        double mean = Math.min(meanRuns(true), meanRuns(false));
        double longer = ln(allRuns(true) * mean / meanRuns(true), allRuns(false) * mean / meanRuns(false));
        return -(Math.log((pairs(true, g) + 5) / (pairs(false, r) + 5)) - 2 * longer);
    }

    private double thinned(boolean side) {
        return Math.min(1, meanRuns(!side) / meanRuns(side));
    }

    private double meanRuns(boolean side) {
        return allRuns(side)
                / IntStream.range(0, groups.size())
                        .filter(g -> candidate[g] == side)
                        .count();
    }

    /** Expected pairs of groups with a common run when each occurrence stays with chance {@code share}: pair by pair, run by run. */
    private double pairs(boolean side, double share) {
        List<Map<String, Double>> present = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            if (candidate[g] == side) {
                Map<String, Double> absent = new HashMap<>();
                groups.get(g).forEach(item -> runs(item).forEach(run -> absent.merge(run, 1 - share, (a, b) -> a * b)));
                present.add(absent);
            }
        }
        double pairs = 0;
        for (int a = 0; a < present.size(); a++) {
            for (int b = 0; b < a; b++) {
                for (Map.Entry<String, Double> e : present.get(a).entrySet()) {
                    pairs += (1 - e.getValue()) * (1 - present.get(b).getOrDefault(e.getKey(), 1.0));
                }
            }
        }
        return pairs;
    }

    double within() {
        return within(true) - within(false);
    }

    private double within(boolean side) {
        List<Integer> lengths = new ArrayList<>();
        groups.forEach(group ->
                group.stream().map(i -> runs(i).size()).filter(n -> n > 0).forEach(lengths::add));
        lengths.sort(Integer::compare);
        int window = lengths.get(lengths.size() / 2);
        return items(side).stream()
                .map(PlainText::runs)
                .filter(runs -> !runs.isEmpty())
                .map(runs -> runs.subList(0, Math.min(window, runs.size())))
                .mapToDouble(runs -> (double) new HashSet<>(runs).size() / runs.size())
                .average()
                .orElseThrow();
    }

    double topic() {
        List<Double> all = new ArrayList<>();
        groups.forEach(group -> group.stream().filter(i -> i.size() >= 20).forEach(i -> all.add(chance(i))));
        all.sort(Double::compare);
        double most = all.get((int) Math.ceil(0.99 * all.size()) - 1);
        double added = 1e-3
                * all.stream().mapToDouble(x -> Math.min(most, x)).average().orElseThrow();
        return Math.log((topic(true, most) + added) / (topic(false, most) + added));
    }

    private double topic(boolean side, double most) {
        return items(side).stream()
                .filter(i -> i.size() >= 20)
                .mapToDouble(i -> Math.min(most, chance(i)))
                .average()
                .orElseThrow();
    }

    private double chance(List<String> item) {
        double pairs = 0;
        for (int i = 0; i < item.size(); i++) {
            for (int j = 0; j < item.size(); j++) {
                boolean same = i != j && item.get(i).equals(item.get(j));
                pairs += same && groupsOf.get(item.get(i)).size() <= 0.05 * groups.size() ? 1 : 0;
            }
        }
        return pairs / (item.size() * (item.size() - 1.0));
    }

    double body() {
        Map<String, Integer> g = counts(true);
        Map<String, Integer> r = counts(false);
        List<String> common = groupsOf.keySet().stream().filter(w -> !rare(w)).toList();
        double inG = g.values().stream().mapToInt(n -> n).sum();
        double inR = r.values().stream().mapToInt(n -> n).sum();
        return common.stream()
                        .mapToDouble(w -> Math.abs(g.getOrDefault(w, 0) / inG - r.getOrDefault(w, 0) / inR))
                        .sum()
                / 2;
    }

    double precision() {
        Set<String> both = new HashSet<>(runGroups(true).keySet());
        both.retainAll(runGroups(false).keySet());
        return (double) both.size() / runGroups(true).size();
    }

    double recall() {
        return precision() * runGroups(true).size() / runGroups(false).size();
    }

    double length() {
        return meanLength(true) - meanLength(false);
    }

    private double meanLength(boolean side) {
        return items(side).stream()
                .mapToDouble(i -> Math.log(i.size() + 1.0))
                .average()
                .orElseThrow();
    }

    double spread() {
        return Math.log(spread(true) / spread(false));
    }

    private double spread(boolean side) {
        double mean = meanLength(side);
        double squares = items(side).stream()
                .mapToDouble(i -> Math.pow(Math.log(i.size() + 1.0) - mean, 2))
                .sum();
        return Math.sqrt(squares / (items(side).size() - 1));
    }
}
