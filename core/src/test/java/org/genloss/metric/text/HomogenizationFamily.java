package org.genloss.metric.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;

/** Likeness of all pairs of documents: ROUGE-L and shared n-grams. */
final class HomogenizationFamily implements OracleFamily {
    private static final Pattern JACCARD = Pattern.compile("(mean|max)_pairwise_jaccard_(\\d+)gram");

    @Override
    public Set<String> names() {
        return Set.of("homogenization");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        List<String> documents = asked.documents(0);
        Matcher jaccard = JACCARD.matcher(key);
        if (jaccard.matches()) {
            TextPairs.Likeness index = PairwiseJaccard.index(documents, Integer.parseInt(jaccard.group(2)));
            return Optional.of(jaccard.group(1).equals("mean") ? mean(index, documents) : max(index, documents));
        }
        CommonSubsequence common =
                new CommonSubsequence(Homogenization.tokens(documents, Homogenization.Words.ENGLISH));
        return switch (key) {
            case "homogenization_rougeL" -> Optional.of(mean(common::likeness, documents));
            case "max_pair" -> Optional.of(max(common::likeness, documents));
            default -> {
                if (key.startsWith("peer_")) {
                    yield Optional.empty();
                }
                throw OracleFamily.unknown(asked, key);
            }
        };
    }

    private static DoubleStream pairs(TextPairs.Likeness likeness, List<String> documents) {
        return Arrays.stream(TextPairs.all(likeness, documents.size())).flatMapToDouble(Arrays::stream);
    }

    private static double mean(TextPairs.Likeness likeness, List<String> documents) {
        return pairs(likeness, documents).average().orElse(Double.NaN);
    }

    private static double max(TextPairs.Likeness likeness, List<String> documents) {
        return pairs(likeness, documents).max().orElse(Double.NaN);
    }
}
