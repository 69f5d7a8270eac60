package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import org.genloss.curate.outcome.Outcome;
import org.genloss.verdict.battery.Wording;

/** What detectors said of how many texts, and what they could not judge. */
final class CurateDetectors {
    private CurateDetectors() {}

    /** A row a detector; the head first. */
    static CurateTables.Table table(List<Outcome.Labels> labels) {
        List<String[]> rows = new ArrayList<>();
        List<String> said = new ArrayList<>();
        rows.add(new String[] {"detector", "flagged", "of human text it flags", "flagged in the mix", "not judged"});
        for (Outcome.Labels label : labels) {
            String name = label.step()
                    + (label.step().replaceFirst("#[0-9]+$", "").equals(label.label()) ? "" : " " + label.label())
                    + (label.method().isEmpty() || label.method().equals(label.label()) ? "" : " " + label.method());
            long unjudged = label.unjudged().values().stream().mapToLong(n -> n).sum();
            rows.add(new String[] {
                name,
                Numbers.count(label.flagged()) + " of " + Numbers.count(label.texts())
                        + (label.texts() == 0
                                ? ""
                                : " (" + Wording.percent((double) label.flagged() / label.texts()) + ")"),
                rate(label),
                Numbers.count(label.documents()),
                Numbers.count(unjudged)
            });
            label.unjudged().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(reason -> said.add(name + " could not judge " + Numbers.count(reason.getValue(), "text")
                            + ": " + reason.getKey() + "."));
        }
        return new CurateTables.Table("What detectors found", rows, said);
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
