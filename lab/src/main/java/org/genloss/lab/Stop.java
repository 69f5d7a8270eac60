package org.genloss.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.catalog.Carded;
import org.genloss.metric.Value;

/**
 * A replicate that ended early because no further model could be fitted.
 *
 * @param regime label of the arm
 * @param replicate 1, 2, ..
 * @param generation the fit that failed
 * @param why the learner's message
 */
public record Stop(String regime, int replicate, int generation, String why) {
    private static final String BEGIN = "no model could be fitted at generation ";

    /** The reason that everything undefined from that generation on bears. */
    static String reason(int generation, String why) {
        return BEGIN + generation + ": " + why;
    }

    /** Whether a value is undefined because its replicate ended early. @param why its reason */
    public static boolean is(String why) {
        return why.startsWith(BEGIN);
    }

    /** The whole message of a replicate: of the first fit that of {@link NoModel}. */
    public String message() {
        return generation == 1 ? NoModel.message(why) : reason(generation, why);
    }

    /**
     * The rows of a replicate without a first model: everything that is asked is undefined in all generations. What it is about is not known
     * before {@link #settled}. Empty where nothing is asked.
     */
    public static List<Row> rows(Experiment experiment, Arm arm, int replicate, NoModel failure) {
        List<String> measures = Stream.<Carded>concat(experiment.probes().stream(), experiment.metrics().stream())
                .map(one -> one.card().id())
                .distinct()
                .toList();
        Value none = new Value.Undefined("", reason(1, failure.why()));
        return IntStream.rangeClosed(1, experiment.generations())
                .boxed()
                .flatMap(t -> measures.stream().map(m -> new Row(arm.label(), replicate, t, m, none)))
                .toList();
    }

    /**
     * The same rows, where those of replicates without a first model are about what the others measured: of each measure the subjects of the other
     * rows, with those of the reference against itself where no model was measured.
     *
     * @param rows all of one cell
     */
    public static List<Row> settled(List<Row> rows) {
        if (rows.stream().noneMatch(Stop::open)) {
            return rows;
        }
        Map<String, Set<String>> models = new HashMap<>();
        Map<String, Set<String>> reference = new HashMap<>();
        rows.stream()
                .filter(row -> !open(row))
                .forEach(row -> (row.generation() == 0 ? reference : models)
                        .computeIfAbsent(row.measure(), measure -> new LinkedHashSet<>())
                        .add(row.value().subject()));
        List<Row> settled = new ArrayList<>();
        for (Row row : rows) {
            Set<String> known = models.getOrDefault(row.measure(), reference.getOrDefault(row.measure(), Set.of("")));
            if (open(row)) {
                known.forEach(subject -> settled.add(about(subject, row)));
            } else {
                settled.add(row);
            }
        }
        return settled;
    }

    private static Row about(String subject, Row row) {
        String why = ((Value.Undefined) row.value()).why();
        return new Row(
                row.regime(), row.replicate(), row.generation(), row.measure(), new Value.Undefined(subject, why));
    }

    private static boolean open(Row row) {
        return row.value() instanceof Value.Undefined undefined
                && undefined.subject().isEmpty()
                && undefined.why().startsWith(reason(1, ""));
    }

    /** The replicates that stopped, in the order of the rows. */
    public static List<Stop> of(List<Row> rows) {
        List<Stop> stops = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (Row row : rows) {
            if (row.value() instanceof Value.Undefined undefined
                    && is(undefined.why())
                    && seen.add(List.of(row.regime(), row.replicate()))) {
                String rest = undefined.why().substring(BEGIN.length());
                int colon = rest.indexOf(": ");
                stops.add(new Stop(
                        row.regime(),
                        row.replicate(),
                        Integer.parseInt(rest.substring(0, colon)),
                        rest.substring(colon + 2)));
            }
        }
        return stops;
    }
}
