package org.genloss.io.render;

import java.util.List;
import java.util.Optional;
import org.genloss.io.model.ModelMark;
import org.genloss.verdict.gate.Outcome;

/**
 * What a result does not know of itself.
 *
 * @param version of genloss
 * @param command what was typed; typed again it gives the same
 * @param gate the gate's rule: "--fail-on early", or "policy.yaml: early, copying"
 * @param today the day on which waivers were judged; shown only where one is used
 * @param outcome what the gate made of the result
 * @param encoder which model made the embeddings of the texts; empty where none did
 */
public record RunInfo(
        String version, String command, String gate, String today, Outcome outcome, Optional<ModelMark> encoder) {
    /** Without models. */
    public RunInfo(String version, String command, String gate, String today, Outcome outcome) {
        this(version, command, gate, today, outcome, Optional.empty());
    }

    public boolean passed() {
        return outcome.passed();
    }

    /** The names of the generations that fail the gate. */
    public List<String> failing() {
        return outcome.failing();
    }
}
