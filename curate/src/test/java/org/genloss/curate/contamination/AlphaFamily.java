package org.genloss.curate.contamination;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.genloss.curate.oracle.CurateCase;
import org.genloss.curate.oracle.CurateFamily;
import org.genloss.data.Seed;
import org.genloss.data.Workers;

/** The published estimate: sentences a line, words with spaces between. */
public final class AlphaFamily implements CurateFamily {
    @Override
    public String name() {
        return "alpha";
    }

    /** The oracle's ends are those of a few hundred resamples; more of ours leave the allowed error to them. */
    private static final Contamination.Settings MANY =
            new Contamination.Settings(new Contamination.Least(5, 3), 10, 4_000, 0.95);

    /** What is asked of a case more than once. */
    private record State(CurateCase asked, Lexicon lexicon, WordOccurrence model, List<Document> sample) {}

    private State state;

    private State of(CurateCase asked) {
        if (state == null || !state.asked.equals(asked)) {
            state = read(asked);
        }
        return state;
    }

    private static State read(CurateCase asked) {
        Lexicon lexicon = new Lexicon();
        List<Document> human = documents(asked, "human", lexicon);
        List<Document> synthetic = documents(asked, "ai", lexicon);
        List<Document> sample = asked.input().has("sample") ? documents(asked, "sample", lexicon) : List.of();
        WordOccurrence model = new WordOccurrence(
                WordOccurrence.Counts.of(human, lexicon.size()),
                WordOccurrence.Counts.of(synthetic, lexicon.size()),
                new Contamination.Least(
                        asked.input().path("human_min").asInt(),
                        asked.input().path("ai_min").asInt()));
        return new State(asked, lexicon, model, sample);
    }

    @Override
    public Answer answer(CurateCase asked, String key) {
        Lexicon lexicon = of(asked).lexicon;
        WordOccurrence model = of(asked).model;
        List<Document> sample = of(asked).sample;
        List<String> words = words(model, lexicon);
        return switch (key) {
            case "vocabulary" -> Answer.exact(words.size());
            case "first" ->
                Answer.exact(words.subList(0, asked.expected().path(key).size()));
            case "sum_log1mp" -> new Answer(logOfNone(model, lexicon, true), asked.tolerance("mean_loglik_gain"));
            case "sum_log1mq" -> new Answer(logOfNone(model, lexicon, false), asked.tolerance("mean_loglik_gain"));
            case "probes" -> new Answer(probes(asked, model, lexicon), asked.tolerance("mean_loglik_gain"));
            case "alpha_mle" -> new Answer(set(model, sample).share(), asked.tolerance(key));
            case "mean_loglik_gain" -> new Answer(set(model, sample).gain(), asked.tolerance(key));
            case "abs_error" -> new Answer(error(asked, model, sample), asked.tolerance("alpha_mle"));
            case "within_0_025" -> Answer.exact(error(asked, model, sample) <= 0.025);
            case "bootstrap95" -> new Answer(bootstrap(model, sample), asked.tolerance(key));
            case "true_alpha", "note" -> Answer.given();
            default -> throw CurateFamily.unknown(asked, key);
        };
    }

    private static List<String> words(WordOccurrence model, Lexicon lexicon) {
        return IntStream.range(0, lexicon.size())
                .filter(model::knows)
                .mapToObj(lexicon::word)
                .sorted()
                .toList();
    }

    private static double error(CurateCase asked, WordOccurrence model, List<Document> sample) {
        return Math.abs(
                set(model, sample).share() - asked.expected().path("true_alpha").asDouble());
    }

    private static List<Double> bootstrap(WordOccurrence model, List<Document> sample) {
        var interval = set(model, sample).estimate(MANY, Workers.SERIAL).interval();
        return List.of(interval.low(), interval.high());
    }

    private static double logOfNone(WordOccurrence model, Lexicon lexicon, boolean human) {
        return IntStream.range(0, lexicon.size())
                .filter(model::knows)
                .mapToDouble(w -> Math.log1p(-model.shares(w)[human ? 0 : 1]))
                .sum();
    }

    private static List<Map<String, Object>> probes(CurateCase asked, WordOccurrence model, Lexicon lexicon) {
        List<Map<String, Object>> probes = new ArrayList<>();
        asked.expected().path("probes").forEach(probe -> {
            String word = probe.path("word").asString();
            double[] shares = model.shares(lexicon.number(word));
            probes.add(Map.of("word", word, "p", shares[0], "q", shares[1]));
        });
        return probes;
    }

    private static Resamples set(WordOccurrence model, List<Document> sample) {
        return Resamples.of(model, sample, Seed.of(7));
    }

    private static List<Document> documents(CurateCase asked, String side, Lexicon lexicon) {
        List<Document> documents = new ArrayList<>();
        for (String line : asked.lines(asked.input().path(side).asString())) {
            documents.add(Document.of(String.valueOf(documents.size()), line, Map.of(), lexicon));
        }
        return documents;
    }
}
