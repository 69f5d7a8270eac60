package org.genloss.io.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.catalog.Carded;
import org.genloss.catalog.UnknownName;
import org.genloss.io.UserError;
import org.genloss.lab.sweep.Sweep;

/** {@code sweep: { tolerance: 0.9, reading: heterozygosity }} of an experiment file: what is looked for where something is varied. */
final class SweepTerms {
    private static final List<String> KEYS = List.of("tolerance", "reading");
    private static final double TOLERANCE = 0.9;

    /** The first reading of a fixed order. */
    private static final String BY_RULE = "by-rule";

    private SweepTerms() {}

    static Sweep.Terms of(Object value, Map<String, List<Object>> vary) {
        if (value == null) {
            return new Sweep.Terms(TOLERANCE, "");
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new UserError("sweep needs a map, got " + value + ". For example: sweep: { tolerance: 0.9 }");
        }
        if (vary.isEmpty()) {
            throw new UserError(
                    "a tolerance or reading of a sweep is given, and nothing is varied. Add, for example: vary: { items: [50, 100, 200] }");
        }
        for (Object key : map.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new UserError(new UnknownName("setting of sweep", String.valueOf(key), KEYS, "").getMessage());
            }
        }
        String reading = map.get("reading") == null ? BY_RULE : String.valueOf(map.get("reading"));
        return new Sweep.Terms(tolerance(map.get("tolerance")), reading.equals(BY_RULE) ? "" : reading);
    }

    private static double tolerance(Object value) {
        if (value == null) {
            return TOLERANCE;
        }
        double share;
        try {
            share = Double.parseDouble(String.valueOf(value).strip());
        } catch (NumberFormatException e) {
            share = Double.NaN;
        }
        if (!(share > 0 && share < 1)) {
            throw new UserError("sweep.tolerance needs to be above 0 and below 1, got " + value
                    + ". 0.9 asks where a tenth is lost.");
        }
        return share;
    }

    static Map<String, Object> document(Sweep.Terms terms) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("tolerance", terms.tolerance());
        map.put("reading", terms.reading().isEmpty() ? BY_RULE : terms.reading());
        return map;
    }

    /** A share can be followed only of what is measured, and only where less of it is a loss. */
    static void check(Sweep.Terms terms, Measures measures) {
        List<String> known = Stream.<Carded>concat(measures.metrics().stream(), measures.probes().stream())
                .map(Carded::card)
                .filter(card -> card.harm() == Card.Harm.LESS)
                .map(Card::id)
                .toList();
        if (!terms.reading().isEmpty() && !known.contains(terms.reading())) {
            throw new IllegalArgumentException(
                    "sweep.reading needs a metric that is measured and of which less is a loss ("
                            + (known.isEmpty() ? "there is none" : String.join(", ", known)) + "), got "
                            + terms.reading());
        }
    }
}
