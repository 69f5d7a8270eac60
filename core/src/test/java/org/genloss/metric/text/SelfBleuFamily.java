package org.genloss.metric.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;

/** Self-BLEU of some order, with and without smoothing; scores of the first documents. */
final class SelfBleuFamily implements OracleFamily {
    private static final Pattern MEAN = Pattern.compile("self_bleu_(\\d+)(?:_(method1|nosmooth))?");
    private static final Pattern FIRST = Pattern.compile("first(\\d+)_(\\d+)(?:_(method1|nosmooth))?");

    @Override
    public Set<String> names() {
        return Set.of("self_bleu");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        Matcher mean = MEAN.matcher(key);
        if (mean.matches()) {
            double[] scores = scores(asked, Integer.parseInt(mean.group(1)), mean.group(2));
            return Optional.of(Arrays.stream(scores).average().orElse(Double.NaN));
        }
        Matcher first = FIRST.matcher(key);
        if (first.matches()) {
            double[] scores = scores(asked, Integer.parseInt(first.group(2)), first.group(3));
            return Optional.of(Arrays.copyOf(scores, Math.min(scores.length, Integer.parseInt(first.group(1)))));
        }
        throw OracleFamily.unknown(asked, key);
    }

    private static double[] scores(OracleCase asked, int order, String smoothing) {
        List<String> documents = asked.documents(0);
        double epsilon = "nosmooth".equals(smoothing) ? 0 : asked.parameter("epsilon", 0.1);
        Tokens.Coded tokens = Tokens.of(documents);
        Bleu bleu = new Bleu(tokens, IntStream.range(0, documents.size()).toArray(), epsilon);
        return bleu.scores(IntStream.rangeClosed(1, order)
                .mapToObj(n -> Ngrams.of(tokens, n))
                .toList())[order - 1];
    }
}
