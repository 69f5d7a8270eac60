package org.genloss.metric.text;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;
import tools.jackson.databind.JsonNode;

/** Perplexity of given log probabilities. */
final class PerplexityFamily implements OracleFamily {
    private static final Pattern QUANTILE = Pattern.compile("(?:doc_)?(?:perplexity_)?p(\\d+)");

    @Override
    public Set<String> names() {
        return Set.of("perplexity");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        TextPerplexity.Scored scored = TextPerplexity.Scored.of(asked.lines(0).stream()
                .map(line -> line.path("logprobs")
                        .valueStream()
                        .mapToDouble(JsonNode::asDouble)
                        .toArray())
                .toList());
        Matcher quantile = QUANTILE.matcher(key);
        if (quantile.matches()) {
            return Optional.of(scored.quantile(Double.parseDouble("0." + quantile.group(1))));
        }
        return Optional.of(
                switch (key) {
                    case "corpus_perplexity" -> scored.perplexity();
                    case "mean_doc_perplexity" -> scored.mean();
                    case "median_doc_perplexity" -> scored.quantile(0.5);
                    case "bits_per_token" -> scored.bitsPerToken();
                    case "documents_scored" -> scored.texts();
                    default -> throw OracleFamily.unknown(asked, key);
                });
    }
}
