package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.curate.outcome.Flagged;
import org.genloss.curate.outcome.Outcome;
import org.genloss.verdict.battery.Wording;

/** What detectors said of how many texts, and what they could not judge. */
final class CurateDetectors {
    /** The chance of a false warning in a report. */
    private static final double CHANCE = 0.001;

    private static final int MOST = 24; // sources in a table

    private CurateDetectors() {}

    /** A row a detector; the head first. */
    static CurateTables.Table table(List<Outcome.Labels> labels) {
        List<String[]> rows = new ArrayList<>();
        List<String> said = new ArrayList<>();
        rows.add(new String[] {"detector", "flagged", "of human text it flags", "flagged in the mix", "not judged"});
        for (Outcome.Labels label : labels) {
            String name = name(label);
            long unjudged = label.unjudged().values().stream().mapToLong(n -> n).sum();
            rows.add(new String[] {
                name,
                label.texts() == 0 ? "-" : share(label.flagged(), label.texts()),
                label.texts() == 0 ? "-" : rate(label),
                label.texts() == 0 ? "-" : Numbers.count(label.documents()),
                Numbers.count(unjudged)
            });
            label.unjudged().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(reason -> said.add(name + " could not judge " + Numbers.count(reason.getValue(), "text")
                            + ": " + reason.getKey() + "."));
        }
        if (!said.isEmpty()) {
            said.add("A text that a step could not judge stays, as far as that step goes.");
        }
        return new CurateTables.Table("What detectors found", rows, said);
    }

    private static String name(Outcome.Labels label) {
        return label.step()
                + (label.step().replaceFirst("#[0-9]+$", "").equals(label.label()) ? "" : " " + label.label())
                + (label.method().isEmpty() || label.method().equals(label.label()) ? "" : " " + label.method());
    }

    private static String share(long flagged, long texts) {
        return Numbers.count(flagged) + " of " + Numbers.count(texts) + " (" + Wording.percent((double) flagged / texts)
                + ")";
    }

    /** What each flagged of each source by its declared origin, under the sum of that origin; empty where none judged a text. */
    static Optional<CurateTables.Table> bySource(List<Outcome.Labels> labels) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"by declared origin", "flagged", "of human text it flags"});
        int left = 0;
        for (Outcome.Labels label : labels) {
            for (String origin : label.sources().stream()
                    .map(Flagged::origin)
                    .distinct()
                    .sorted()
                    .toList()) {
                List<Flagged> of = label.sources().stream()
                        .filter(f -> f.origin().equals(origin))
                        .toList();
                rows.add(new String[] {
                    name(label) + ": " + origin,
                    share(
                            of.stream().mapToLong(Flagged::flagged).sum(),
                            of.stream().mapToLong(Flagged::texts).sum()),
                    ""
                });
                of.stream()
                        .limit(MOST)
                        .forEach(f -> rows.add(new String[] {
                            "  " + f.source(),
                            share(f.flagged(), f.texts()),
                            f.rate().isPresent() ? most(f) : "not stated"
                        }));
                left += Math.max(0, of.size() - MOST);
            }
        }
        return rows.size() == 1
                ? Optional.empty()
                : Optional.of(new CurateTables.Table(
                        "What they flagged by source",
                        rows,
                        left == 0
                                ? List.of()
                                : List.of("And " + Numbers.count(left, "source") + " more, see report.json.")));
    }

    private static String most(Flagged flagged) {
        return "at most " + Wording.percent(flagged.rate().getAsDouble());
    }

    /** A sentence for each source declared human of which more is flagged than the stated rate explains: {@link #CHANCE} over all that are looked at. */
    static List<String> doubts(List<Outcome.Labels> labels) {
        long looked = labels.stream()
                .flatMap(label -> label.sources().stream())
                .filter(Flagged::testable)
                .count();
        List<String> doubts = new ArrayList<>();
        for (Outcome.Labels label : labels) {
            label.sources().stream()
                    .filter(Flagged::testable)
                    .filter(f -> f.chance() * looked < CHANCE)
                    .forEach(f -> doubts.add(name(label) + " flags " + share(f.flagged(), f.texts())
                            + " of the texts that it judged of " + f.source()
                            + ", which are declared human, and says to flag "
                            + most(f) + " of human text: so many are beyond chance (exact binomial tail below " + CHANCE
                            + (looked == 1 ? "" : " / " + looked + ", for as many sources looked at")
                            + "). Either they are not human, or its rate does not hold for such text and its flags mean"
                            + " little there. Test it on such text of known origin (genloss detector test); train or"
                            + " calibrate a detector that learns on such text."));
        }
        return doubts;
    }

    static Map<String, Object> json(Flagged flagged) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("source", flagged.source());
        map.put("origin", flagged.origin());
        map.put("texts", flagged.texts());
        map.put("flagged", flagged.flagged());
        map.put("highestErrorRate", flagged.rate().isPresent() ? flagged.rate().getAsDouble() : null);
        map.put("chance", flagged.testable() ? flagged.chance() : null);
        return map;
    }

    private static String rate(Outcome.Labels label) {
        if (label.lowest().isEmpty()) {
            return "not stated";
        }
        String low = Wording.percent(label.lowest().getAsDouble());
        String high = Wording.percent(label.highest().getAsDouble());
        return low.equals(high) ? low : low + " to " + high;
    }
}
