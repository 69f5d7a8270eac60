package org.genloss.curate.likelihood;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.genloss.curate.oracle.CurateCase;
import org.genloss.curate.oracle.CurateFamily;
import tools.jackson.databind.JsonNode;

/** Scores under n-gram models: trigrams score, bigrams are the reference. */
public final class NgramFamily implements CurateFamily {
    private final Map<String, SurrogateModel> models = new HashMap<>();

    @Override
    public String name() {
        return "ngram";
    }

    @Override
    public Answer answer(CurateCase asked, String key) {
        List<String> words = asked.input()
                .path("words")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        SurrogateModel trigrams = model(asked, 3);
        SurrogateModel bigrams = model(asked, 2);
        LikelihoodScores scores = SurrogateModel.scores(trigrams, bigrams, words);
        double tolerance = asked.tolerance("scores");
        return switch (key) {
            case "nll_trigram" -> new Answer(scores.surprise(), tolerance);
            case "nll_bigram" ->
                new Answer(SurrogateModel.scores(bigrams, bigrams, words).surprise(), tolerance);
            case "fast_detectgpt_score3_ref2" -> new Answer(scores.fastDetect(), tolerance);
            case "binoculars_performer3_observer2" -> new Answer(scores.binoculars(), tolerance);
            case "mean_log_rank" -> new Answer(scores.logRank(), tolerance);
            default -> throw CurateFamily.unknown(asked, key);
        };
    }

    private SurrogateModel model(CurateCase asked, int order) {
        JsonNode input = asked.input();
        String file = input.path("train").asString();
        double alpha = input.path("alpha").asDouble();
        int least = input.path("min_count").asInt();
        return models.computeIfAbsent(String.join(" ", file, order + "", alpha + "", least + ""), key -> {
            List<List<String>> sentences = asked.lines(file).stream()
                    .map(line -> Arrays.stream(line.split("\\s+"))
                            .filter(word -> !word.isEmpty())
                            .toList())
                    .toList();
            return new SurrogateModel(sentences, order, alpha, least);
        });
    }
}
