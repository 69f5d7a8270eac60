package org.genloss.curate.likelihood;

import java.util.List;
import org.genloss.curate.oracle.CurateCase;
import org.genloss.curate.oracle.CurateFamily;
import tools.jackson.databind.JsonNode;

/** Scores from the logits of two models: row t predicts token t + 1. */
public final class CurvatureFamily implements CurateFamily {
    @Override
    public String name() {
        return "curvature";
    }

    @Override
    public Answer answer(CurateCase asked, String key) {
        LikelihoodScores scores = scores(asked.input());
        double tolerance = asked.tolerance("scores");
        return switch (key) {
            case "fast_detectgpt_analytic" -> new Answer(scores.fastDetect(), tolerance);
            case "fast_detectgpt_analytic_same_model" -> new Answer(scores.fastDetectOneModel(), tolerance);
            case "log_ppl_performer" -> new Answer(scores.surprise(), tolerance);
            case "log_xppl_reference_code" -> new Answer(scores.crossEntropyAsCoded(), tolerance);
            case "log_xppl_shifted" -> new Answer(scores.crossEntropy(), tolerance);
            case "binoculars_reference_code" -> new Answer(scores.binocularsAsCoded(), tolerance);
            case "binoculars_shifted" -> new Answer(scores.binoculars(), tolerance);
            case "mean_log_rank" -> new Answer(scores.logRank(), tolerance);
            case "lrr" -> new Answer(scores.lrr(), tolerance);
            case "mean_entropy" -> new Answer(scores.entropy(), tolerance);
            default -> ranks(asked, key, scores.ranks());
        };
    }

    /** The family stops at 100 unless it has an entry for 1000. */
    private static Answer ranks(CurateCase asked, String key, LikelihoodScores.Ranks ranks) {
        boolean to1000 = asked.expected().path("gltr").has("top1000");
        return switch (key) {
            case "gltr.top10" -> Answer.exact(ranks.to10());
            case "gltr.top100" -> Answer.exact(ranks.to100());
            case "gltr.top1000" -> Answer.exact(ranks.to1000());
            case "gltr.rest" -> Answer.exact(to1000 ? ranks.rest() : ranks.to1000() + ranks.rest());
            default -> throw CurateFamily.unknown(asked, key);
        };
    }

    private static LikelihoodScores scores(JsonNode input) {
        int[] ids = CurateCase.integers(input.path("ids"));
        List<double[]> scoring = rows(input.path("logits_scoring"));
        List<double[]> reference = rows(input.path("logits_reference"));
        LikelihoodScores scores = new LikelihoodScores();
        for (int t = 0; t + 1 < ids.length; t++) {
            scores.add(scoring.get(t), reference.get(t), ids[t + 1]);
        }
        scores.behind(scoring.get(ids.length - 1), reference.get(ids.length - 1));
        return scores;
    }

    private static List<double[]> rows(JsonNode logits) {
        return logits.valueStream()
                .map(row -> LikelihoodScores.logSoftmax(CurateCase.numbers(row)))
                .toList();
    }
}
