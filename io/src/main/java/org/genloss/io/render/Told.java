package org.genloss.io.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.catalog.Catalog;
import org.genloss.data.Schema;
import org.genloss.metric.Interval;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Level;
import org.genloss.verdict.Reading;

/** What every renderer of a check asks of the result: which reading of which generation, and which readings to show first. */
final class Told {
    /** Subjects of tables that are no columns. */
    private static final Set<String> WHOLE = Set.of("items", "rows", "pairs", "all columns");

    /** Metrics whose floor comes of shuffling the reference and the holdout. */
    private static final Set<String> HELD = Catalog.of(Metric.class, "metric").all().stream()
            .filter(Metric::asksHoldout)
            .map(metric -> metric.card().id())
            .collect(Collectors.toSet());

    /** Kinds of readings that are shuffled in numbers of their own. */
    private static final List<String> SHUFFLED = List.of("metrics", "costly metrics", "the verdict's own statistics");

    /**
     * One reading along the generations.
     *
     * @param about what it is about where the name does not say; may be empty
     */
    record Line(Card card, String subject, String about, List<Reading> readings) {
        String title() {
            return about.isEmpty() ? card.name() : card.name() + ", " + about;
        }

        /** Whether the verdict's own test computed it, and not a metric of the shelf. */
        boolean tested() {
            return readings.stream().anyMatch(Reading::tested);
        }
    }

    private static final String TEXT_OWN =
            "Words here are runs of letters in one case, in scripts without spaces pairs of characters, compared at equal length, and rare in both sides together. Metrics of like name"
                    + " cut words at spaces, and say little of such scripts; Rare words kept and Words kept ask for the reference's own, whatever the lengths.";
    private static final String OTHER_OWN =
            "Bins, neighbours and what is rare are found in both sides together here; by metrics of like name in the reference.";

    private final CheckResult result;
    private final List<Line> lines = new ArrayList<>();

    Told(CheckResult result) {
        this.result = result;
        int generations = result.generations().size();
        Map<String, Reading[]> all = new LinkedHashMap<>();
        for (int g = 0; g < generations; g++) {
            for (Reading reading : result.generations().get(g).readings()) {
                all.computeIfAbsent(key(reading.card().id(), reading.subject()), k -> new Reading[generations])[g] =
                        reading;
            }
        }
        Map<String, Set<String>> subjects = new LinkedHashMap<>();
        Map<String, Set<String>> cards = new LinkedHashMap<>();
        all.values().forEach(row -> {
            Reading any = any(row);
            subjects.computeIfAbsent(any.card().id(), k -> new TreeSet<>()).add(any.subject());
            cards.computeIfAbsent(any.subject(), k -> new TreeSet<>())
                    .add(any.card().id());
        });
        all.values().forEach(row -> {
            Reading any = any(row);
            boolean alone = subjects.get(any.card().id()).size() == 1
                    && (result.reference().kind() != Schema.Kind.TABLE
                            || WHOLE.contains(any.subject())
                            || cards.get(any.subject()).size() == 1);
            boolean said = alone || any.subject().equalsIgnoreCase(any.card().name());
            lines.add(new Line(any.card(), any.subject(), said ? "" : any.subject(), filled(row, any)));
        });
        lines.removeIf(this::saidBefore);
    }

    private static Reading any(Reading[] row) {
        return Stream.of(row).filter(r -> r != null).findFirst().orElseThrow();
    }

    /** A reading that some generations lack is undefined in those. */
    private static List<Reading> filled(Reading[] row, Reading any) {
        Value none = new Value.Undefined(any.subject(), "not measurable in this generation");
        return Stream.of(row)
                .map(r -> r != null ? r : Reading.bare(any.card(), none, any.items(), any.tested()))
                .toList();
    }

    /** The test asks some statistics twice, for a loss and for any change: the same number, shown once. */
    private boolean saidBefore(Line line) {
        return line.tested()
                && lines.stream()
                        .anyMatch(l -> l.tested()
                                && rank(l) < rank(line)
                                && l.subject().equals(line.subject())
                                && !l.card().formula().isEmpty()
                                && l.card().formula().equals(line.card().formula()));
    }

    /** Findings before others, losses before changes. */
    private int rank(Line line) {
        boolean found = result.generations().stream()
                .anyMatch(g -> g.verdict().findings().stream().anyMatch(f -> of(f, line)));
        return (found ? 0 : 2) + (line.card().harm() == Card.Harm.EITHER ? 1 : 0);
    }

    private static String key(String id, String subject) {
        return id + "\n" + subject;
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** Whether the finding is about this reading. */
    private static boolean of(Finding finding, Line line) {
        return finding.metric().equals(line.card().id())
                && (finding.subject().equals(line.subject())
                        || finding.subject().equalsIgnoreCase(line.card().name())
                        || line.about().isEmpty());
    }

    /** What was found of this reading in a generation. */
    Optional<Finding> finding(Line line, int generation) {
        return result.generations().get(generation).verdict().findings().stream()
                .filter(f -> of(f, line))
                .findFirst();
    }

    /** The generation whose readings are shown first: the worst, the latest of several. */
    int shown() {
        int best = result.generations().size() - 1;
        for (int g = result.generations().size() - 1; g >= 0; g--) {
            if (level(g).compareTo(level(best)) > 0) {
                best = g;
            }
        }
        return best;
    }

    /** The first generation with a loss; empty where there is none. */
    Optional<CheckResult.Generation> firstLoss() {
        return result.generations().stream()
                .filter(g -> g.verdict().level().isLoss())
                .findFirst();
    }

    Level level(int generation) {
        return result.generations().get(generation).verdict().level();
    }

    /** What the findings of a generation are about, in their order; then the readings furthest beyond their floor, of which none whose interval meets it. One a measure. */
    List<Line> deciding(int generation, int most) {
        Stream<Line> found = result.generations().get(generation).verdict().findings().stream()
                .flatMap(f -> lines.stream().filter(l -> of(f, l)));
        Stream<Line> beyond = lines.stream()
                .filter(l -> l.readings().get(generation).place().equals("beyond floor"))
                .sorted(Comparator.<Line>comparingInt(l -> plain(l.card().unit()) ? 0 : 1)
                        .thenComparingDouble(l -> -excess(l.readings().get(generation))));
        List<Line> chosen = new ArrayList<>();
        Stream.concat(found, beyond).forEach(line -> {
            boolean fresh = chosen.stream()
                    .noneMatch(c -> c.card().id().equals(line.card().id())
                            || c.card().name().equals(line.card().name()));
            if (chosen.size() < most && fresh) {
                chosen.add(line);
            }
        });
        return chosen;
    }

    /** What the verdict looked at for losses, one a measure, measures of the whole first; to be seen where nothing was found. */
    List<Line> headline(int generation, int most) {
        List<Line> chosen = new ArrayList<>();
        lines.stream()
                .filter(l -> l.tested()
                        && l.card().harm() == Card.Harm.LESS
                        && number(l.readings().get(generation)).isPresent())
                .sorted(Comparator.comparing((Line l) -> !WHOLE.contains(l.subject())
                        && result.reference().kind() == Schema.Kind.TABLE
                        && subjects(l) > 1))
                .filter(l -> chosen.stream()
                        .noneMatch(c -> c.card().id().equals(l.card().id())))
                .limit(most)
                .forEachOrdered(chosen::add);
        return chosen;
    }

    private long subjects(Line line) {
        return lines.stream()
                .filter(l -> l.card().id().equals(line.card().id()))
                .count();
    }

    /** In what the verdict's own statistics differ from metrics of a like name. */
    String own() {
        return switch (result.reference().kind()) {
            case TEXT -> TEXT_OWN;
            case TABLE, VECTOR -> OTHER_OWN;
        };
    }

    /** Whether a number of this unit can be read without a formula at hand. */
    private static boolean plain(Card.Unit unit) {
        return unit == Card.Unit.SHARE || unit == Card.Unit.RATIO || unit == Card.Unit.COUNT;
    }

    /** The reading that stayed closest to the middle of its floor although others left theirs; empty where none did. */
    Optional<Line> unmoved(int generation) {
        return lines.stream()
                .filter(l -> l.readings().stream().allMatch(r -> r.place().equals("within floor"))
                        && number(l.readings().get(generation)).isPresent())
                .filter(l -> l.readings().get(generation).floor().isPresent()
                        && plain(l.card().unit())
                        && !l.subject().contains("by chance"))
                .filter(l -> l.readings()
                        .get(generation)
                        .floor()
                        .map(f -> f.high() - f.low() > 1e-6)
                        .orElse(false))
                .min(Comparator.comparingDouble(
                        l -> Math.abs(offCentre(l.readings().get(generation)))));
    }

    private static double offCentre(Reading reading) {
        Interval floor = reading.floor().orElseThrow();
        return (number(reading).orElseThrow() - (floor.low() + floor.high()) / 2)
                / Math.max(1e-12, floor.high() - floor.low());
    }

    /** How many widths of its floor a reading lies outside it, in the direction of harm; 0 within. */
    static double excess(Reading reading) {
        if (reading.floor().isEmpty()
                || number(reading).isEmpty()
                || reading.place().equals("better than floor")) {
            return 0;
        }
        Interval floor = reading.floor().get();
        double x = number(reading).get();
        double outside = Math.max(floor.low() - x, x - floor.high());
        double width =
                Math.max(floor.high() - floor.low(), 1e-3 * Math.max(Math.abs(floor.low()), Math.abs(floor.high())));
        return outside <= 0 || width == 0 ? 0 : outside / width;
    }

    /** Above or below its floor, where that is neither a loss nor an improvement; empty elsewhere. */
    private static Optional<String> neutral(Reading reading) {
        boolean losing =
                reading.card().harm() == Card.Harm.LESS || reading.card().harm() == Card.Harm.MORE;
        boolean beyond = reading.place().equals("beyond floor");
        return losing || !beyond
                ? Optional.empty()
                : reading.floor().map(f -> number(reading).orElseThrow() > f.high() ? "above" : "below");
    }

    /** The place of a reading with its direction: beyond its floor towards loss, better than it, or only above or below it. */
    static String place(Reading reading) {
        return neutral(reading).map(way -> way + " floor").orElse(reading.place());
    }

    /** The same as one character behind a value; a space within the floor. */
    private static String mark(Reading reading) {
        return switch (place(reading).split(" ", 2)[0]) {
            case "beyond" -> "*";
            case "above" -> "↑";
            case "below" -> "↓";
            case "better" -> "+";
            case "touches" -> "=";
            default -> " ";
        };
    }

    /** The same of a generation, where what decided does not merely touch its floor, though its interval may. */
    String mark(Line line, int generation) {
        Reading reading = line.readings().get(generation);
        String mark = mark(reading);
        if (!mark.equals("=")) {
            return mark;
        }
        boolean above =
                number(reading).orElseThrow() > reading.floor().orElseThrow().high();
        return finding(line, generation)
                .map(found -> found.loss() ? "*" : above ? "↑" : "↓")
                .orElse(mark);
    }

    /** What the marks of these readings mean; empty where there are none. */
    String marks(List<Line> lines) {
        Set<String> used = lines.stream()
                .flatMap(line -> IntStream.range(0, line.readings().size()).mapToObj(g -> mark(line, g)))
                .collect(Collectors.toSet());
        Map<String, String> words = new LinkedHashMap<>();
        words.put("*", "beyond its floor, towards loss");
        words.put("↑", "above it");
        words.put("↓", "below it");
        words.put("+", "better than it");
        words.put("=", "touches it");
        return words.entrySet().stream()
                .filter(e -> used.contains(e.getKey()))
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining("   "));
    }

    /**
     * What a floor is, and from how many relabellings: "both sides shuffled together, at these sizes, 99 times"; where that differs, which of
     * them how often. Readings of a holdout shuffle that and the reference.
     */
    static String floor(Stream<Reading> readings) {
        List<Reading> shuffled = readings.filter(r -> r.relabellings() > 0).toList();
        boolean held = shuffled.stream().anyMatch(r -> HELD.contains(r.card().id()));
        return sides(shuffled) + (held ? "; of copying: reference and holdout" : "");
    }

    private static String sides(List<Reading> readings) {
        Map<String, Set<Integer>> times = new TreeMap<>(Comparator.comparingInt(SHUFFLED::indexOf));
        readings.forEach(
                r -> times.computeIfAbsent(shuffled(r), k -> new TreeSet<>()).add(r.relabellings()));
        if (times.isEmpty()) {
            return Reading.FLOOR;
        }
        boolean same = times.values().stream().flatMap(Set::stream).distinct().count() == 1;
        return Reading.FLOOR
                + (same
                        ? ", " + times(times.values().iterator().next())
                        : ": "
                                + times.entrySet().stream()
                                        .map(e -> e.getKey() + " " + times(e.getValue()))
                                        .collect(Collectors.joining(", ")));
    }

    private static String shuffled(Reading reading) {
        return SHUFFLED.get(reading.tested() ? 2 : reading.card().effort() == Card.Effort.LIGHT ? 0 : 1);
    }

    private static String times(Set<Integer> counts) {
        return counts.stream().map(Numbers::count).collect(Collectors.joining(" or ")) + " times";
    }

    /** How many items readings stand on, and what counts as one. */
    static String counted(CheckResult result, int generation) {
        CheckResult.DataSet data = result.generations().get(generation).data();
        boolean grouped = data.groups() < data.drawn()
                || result.reference().groups() < result.reference().drawn();
        return "Items: " + counted(data, grouped) + " against " + counted(result.reference(), grouped)
                + (grouped ? "; a group is drawn, left out and relabelled as one." : "; each stands for itself.");
    }

    private static String counted(CheckResult.DataSet data, boolean grouped) {
        return Numbers.count(data.drawn()) + (data.drawn() < data.items() ? " of " + Numbers.count(data.items()) : "")
                + " of " + data.name() + (grouped ? " in " + Numbers.count(data.groups(), "group") : "");
    }

    static Optional<Double> number(Reading reading) {
        return reading.value() instanceof Value.Of of ? Optional.of(of.number()) : Optional.empty();
    }

    /** What a reading's number is made of, where it is a ratio or a difference of the sides. */
    static Optional<Value.Levels> levels(Reading reading) {
        return reading.value() instanceof Value.Of of ? of.levels() : Optional.empty();
    }
}
