package org.genloss.metric.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;

/** Entropies, Zipf, Heaps, unseen words and effective numbers of the words of a case. */
final class InformationFamily implements OracleFamily {
    private static final Pattern RENYI = Pattern.compile("renyi_?(\\d+(?:\\.\\d+)?|inf)_bits");
    private static final Pattern HILL = Pattern.compile("hill_number_q(\\d+(?:\\.\\d+)?|inf)");

    @Override
    public Set<String> names() {
        return Set.of("information_profile");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        List<String> documents = asked.documents(0);
        Frequencies words = Frequencies.of(Spectrum.of(documents, 1));
        Matcher renyi = RENYI.matcher(key);
        if (renyi.matches()) {
            return Optional.of(RenyiEntropy.nats(words, order(renyi)) / Math.log(2));
        }
        Matcher hill = HILL.matcher(key);
        if (hill.matches()) {
            return Optional.of(Math.exp(RenyiEntropy.nats(words, order(hill))));
        }
        if (key.startsWith("heaps_")) {
            return Optional.of(heaps(asked, documents, key));
        }
        int orders = asked.expected().path(key).size();
        return Optional.of(
                switch (key) {
                    case "block_entropy_bits" ->
                        perOrder(orders, n -> Spectrum.of(documents, n).entropy());
                    case "conditional_entropy_bits" -> perOrder(orders, n -> EntropyRate.of(documents, n));
                    case "zipf_ols_slope" -> ZipfSlope.line(words).slope();
                    case "zipf_ols_intercept" -> ZipfSlope.line(words).intercept();
                    case "types" -> words.types();
                    case "tokens" -> words.tokens();
                    case "hapax" -> words.occurring(1);
                    case "good_turing_unseen_mass" -> UnseenMass.of(documents, 1);
                    case "chao1_bias_corrected" -> Chao1.richness(words);
                    case "simpson_inverse" -> Math.exp(RenyiEntropy.nats(words, 2));
                    default -> throw OracleFamily.unknown(asked, key);
                });
    }

    private static double order(Matcher key) {
        return key.group(1).equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(key.group(1));
    }

    private static double[] perOrder(int orders, IntToDoubleFunction entropy) {
        return IntStream.rangeClosed(1, orders).mapToDouble(entropy).toArray();
    }

    private static Object heaps(OracleCase asked, List<String> documents, String key) {
        Tokens.Coded tokens = Tokens.of(documents);
        long[] points = HeapsExponent.points(tokens.word().length);
        double[] vocabulary = HeapsExponent.vocabulary(
                tokens, IntStream.range(0, tokens.documents()).toArray(), points);
        HeapsExponent.Line line = HeapsExponent.line(points, vocabulary);
        return switch (key) {
            case "heaps_checkpoints" ->
                java.util.Arrays.stream(points).asDoubleStream().toArray();
            case "heaps_vocab" -> vocabulary;
            case "heaps_beta" -> line.beta();
            case "heaps_ln_k" -> line.lnK();
            default -> throw OracleFamily.unknown(asked, key);
        };
    }
}
