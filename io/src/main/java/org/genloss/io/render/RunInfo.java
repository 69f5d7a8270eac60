package org.genloss.io.render;

import java.util.List;
import org.genloss.verdict.gate.Outcome;

/**
 * What a result does not know of itself.
 *
 * @param version of genloss
 * @param command what was typed; typed again it gives the same
 * @param gate the gate's rule: "--fail-on early", or "policy.yaml: early, copying"
 * @param today the day on which waivers were judged; shown only where one is used
 * @param outcome what the gate made of the result
 */
public record RunInfo(String version, String command, String gate, String today, Outcome outcome) {
    public boolean passed() {
        return outcome.passed();
    }

    /** The names of the generations that fail the gate. */
    public List<String> failing() {
        return outcome.failing();
    }
}
