package org.genloss.metric.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;

/** Distinct n-grams, their entropy, phrases reused. */
final class DiversityFamily implements OracleFamily {
    private static final Pattern DISTINCT = Pattern.compile("distinct_(\\d+)_(within_docs|mean_per_doc)");
    private static final Pattern ENTROPY = Pattern.compile("entropy_(\\d+)gram_bits(_miller_madow)?");
    private static final Pattern NGRAMS = Pattern.compile("ngrams_(\\d+)_(total|types)");
    private static final Pattern REPETITION = Pattern.compile("(?:diversity_)?self_repetition_n(\\d+)");

    @Override
    public Set<String> names() {
        return Set.of("text_lexical_diversity");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        List<String> documents = asked.documents(0);
        Matcher distinct = DISTINCT.matcher(key);
        if (distinct.matches()) {
            int n = Integer.parseInt(distinct.group(1));
            return Optional.of(
                    distinct.group(2).equals("within_docs")
                            ? DistinctNgrams.of(documents, n)
                            : DistinctPerDocument.of(documents, n));
        }
        Matcher entropy = ENTROPY.matcher(key);
        if (entropy.matches()) {
            int n = Integer.parseInt(entropy.group(1));
            return Optional.of(
                    entropy.group(2) == null ? Spectrum.of(documents, n).entropy() : NgramEntropy.of(documents, n));
        }
        Matcher ngrams = NGRAMS.matcher(key);
        if (ngrams.matches()) {
            Spectrum spectrum = Spectrum.of(documents, Integer.parseInt(ngrams.group(1)));
            return Optional.of(ngrams.group(2).equals("total") ? spectrum.tokens() : spectrum.types());
        }
        Matcher repetition = REPETITION.matcher(key);
        if (repetition.matches()) {
            return Optional.of(SelfRepetition.of(documents, Integer.parseInt(repetition.group(1))));
        }
        return other(asked, documents, key);
    }

    private static Optional<Object> other(OracleCase asked, List<String> documents, String key) {
        Tokens.Coded tokens = Tokens.of(documents);
        return switch (key) {
            case "documents" -> Optional.of(tokens.documents());
            case "empty_documents" ->
                Optional.of(java.util.stream.IntStream.range(0, tokens.documents())
                        .filter(d -> tokens.length(d) == 0)
                        .count());
            default -> {
                if (key.startsWith("diversity_ngram_score") || key.startsWith("peer_")) {
                    yield Optional.empty();
                }
                throw OracleFamily.unknown(asked, key);
            }
        };
    }
}
