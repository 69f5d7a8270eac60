package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.genloss.curate.stylometry.Separation;
import org.genloss.curate.stylometry.StylometricDetector.Weight;
import org.genloss.curate.stylometry.Thresholds;

/**
 * How well a detector does on texts whose origin is known.
 *
 * @param training whether these are the texts it was trained on, scored by models that have not seen them
 * @param human what was read
 * @param synthetic what was read
 * @param rate of false positives that its thresholds are made for
 * @param all of the texts
 * @param lengths how they fare at its thresholds
 * @param parts for each field and value, synthetic texts of that value against all human ones
 * @param strongest n-grams with the highest weights, and with the lowest
 * @param groupFields fields that may say what belongs together, where none was named
 */
public record DetectorReport(
        boolean training,
        ContaminationReport.Read human,
        ContaminationReport.Read synthetic,
        double rate,
        Separation all,
        List<Thresholds.Tally> lengths,
        Map<String, Map<String, Separation>> parts,
        List<List<Weight>> strongest,
        List<String> groupFields) {
    private static final double LEVEL = 0.95;

    /** What makes the numbers doubtful, each a sentence. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (all.curve().interval(LEVEL).low() <= 0.5) {
            warnings.add(
                    "Human and synthetic texts cannot be told apart: the chance that a synthetic text scores above a human one may be one half."
                            + " What it flags is chance.");
        }
        ContaminationReport.grouped(groupFields).ifPresent(warnings::add);
        ContaminationReport.sampled("human text", human).ifPresent(warnings::add);
        ContaminationReport.sampled("synthetic text", synthetic).ifPresent(warnings::add);
        return warnings;
    }
}
