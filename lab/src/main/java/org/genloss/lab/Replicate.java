package org.genloss.lab;

import java.util.List;
import org.genloss.data.Corpus;

/**
 * What one replicate of one arm gave.
 *
 * @param rows its values, generation after generation
 * @param samples the items that each model drew, as many as a generation has; only kept for replicate 1
 */
public record Replicate(List<Row> rows, List<Corpus> samples) {
    public Replicate {
        rows = List.copyOf(rows);
        samples = List.copyOf(samples);
    }
}
