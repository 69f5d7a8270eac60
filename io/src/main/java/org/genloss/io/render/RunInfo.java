package org.genloss.io.render;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
 * @param models those that looked at the texts
 * @param damagedRows rows of all sides that were left out
 * @param remarks what is to be known of the data, in sentences
 */
public record RunInfo(
        String version,
        String command,
        String gate,
        String today,
        Outcome outcome,
        Models models,
        int damagedRows,
        List<String> remarks) {
    /**
     * Models that looked at the texts; each empty where there was none.
     *
     * @param encoder made the embeddings
     * @param language gave the log probabilities of tokens
     */
    public record Models(Optional<ModelMark> encoder, Optional<ModelMark> language) {
        /** None looked. */
        public static final Models NONE = new Models(Optional.empty(), Optional.empty());

        /** What each did, and which it was: "Embeddings by minilm/model.onnx (sha256 ..)". */
        List<String> sentences() {
            return Stream.of(
                            encoder.map(model -> "Embeddings by " + model.text()),
                            language.map(model -> "Log probabilities by " + model.text()))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /** Without models, damage and remarks. */
    public RunInfo(String version, String command, String gate, String today, Outcome outcome) {
        this(version, command, gate, today, outcome, Models.NONE, 0, List.of());
    }

    public boolean passed() {
        return outcome.passed();
    }

    /** The names of the generations that fail the gate. */
    public List<String> failing() {
        return outcome.failing();
    }
}
