package org.genloss.curate.contamination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.metric.Interval;
import org.junit.jupiter.api.Test;

/** Shares that are known because the test mixed them. */
class ContaminationTest {
    private static final int WORDS = 600;
    private static final Contamination.Settings FEW =
            new Contamination.Settings(new Contamination.Least(5, 3), 10, 200, 0.95);

    /** Sentences of twelve words of a Zipf law; synthetic ones take a word of the commoner half more often. */
    private static Document document(String group, int sentences, double tilt, UniformRandomProvider random) {
        List<int[]> all = new ArrayList<>();
        for (int i = 0; i < sentences; i++) {
            all.add(IntStream.generate(() -> word(tilt, random))
                    .limit(12)
                    .sorted()
                    .distinct()
                    .toArray());
        }
        return new Document(group, all, Map.of("source", group.substring(0, 1)));
    }

    private static int word(double tilt, UniformRandomProvider random) {
        int word = (int) Math.exp(random.nextDouble() * Math.log(WORDS));
        return word % 2 == 1 && random.nextDouble() < tilt ? word - 1 : word;
    }

    private static List<Document> documents(String name, int count, double tilt, UniformRandomProvider random) {
        return IntStream.range(0, count)
                .mapToObj(i -> document(name + i, 4, tilt, random))
                .toList();
    }

    private static Contamination.Sides sides(double share, double tilt, int seed) {
        UniformRandomProvider random = Seed.of(seed).child("test").random();
        Lexicon lexicon = new Lexicon();
        IntStream.rangeClosed(0, WORDS).forEach(w -> lexicon.number("w" + w));
        int synthetic = (int) Math.round(300 * share);
        List<Document> corpus = new ArrayList<>(documents("h", 300 - synthetic, 0, random));
        corpus.addAll(documents("s", synthetic, tilt, random));
        return new Contamination.Sides(
                corpus, documents("a", 500, 0, random), documents("b", 500, tilt, random), lexicon);
    }

    private static Contamination.Result run(Contamination.Sides sides, List<String> fields) {
        return new Contamination(FEW, Seed.of(7), Workers.SERIAL).run(sides, fields);
    }

    /** Of 60 mixtures at four shares, an interval at 95 % covers the truth in 57; 52 or fewer come by chance less than twice in a hundred tries. */
    @Test
    void intervalsCoverAndTheCorrectionTakesAwayTheFloor() {
        int covered = 0;
        double published = 0;
        double error = 0;
        for (int i = 0; i < 60; i++) {
            double truth = List.of(0.0, 0.05, 0.2, 0.5).get(i % 4);
            Contamination.Result result = run(sides(truth, 0.25, i), List.of());
            Contamination.Corrected corrected = result.corrected().orElseThrow();
            covered += corrected.share().interval().contains(truth) ? 1 : 0;
            error += (corrected.unclipped().value() - truth) / 60;
            published += i % 4 == 0 ? result.published().value() / 15 : 0;
        }
        assertThat(covered).isGreaterThanOrEqualTo(52);
        assertThat(published)
                .as("the published estimate without any synthetic text")
                .isGreaterThan(0.03);
        assertThat(error).as("mean error of the corrected share").isCloseTo(0, within(0.015));
    }

    /** Of 200 parts of six human documents, an interval at 95 % misses 10; 20 or more come by chance twice in a thousand tries. Of four documents none is given. */
    @Test
    void intervalsOfSmallPartsCoverToo() {
        Contamination.Sides own = sides(0, 0.25, 11);
        UniformRandomProvider random = Seed.of(12).child("test").random();
        List<Document> corpus = new ArrayList<>();
        for (int part = 0; part < 200; part++) {
            for (Document document : documents("p" + part + "-", 6, 0, random)) {
                corpus.add(new Document(document.group(), document.sentences(), Map.of("source", "p" + part)));
            }
        }
        for (Document document : documents("few", 4, 0, random)) {
            corpus.add(new Document(document.group(), document.sentences(), Map.of("source", "few")));
        }
        Contamination thorough = new Contamination(
                new Contamination.Settings(FEW.least(), FEW.folds(), 1000, 0.95), Seed.of(7), Workers.SERIAL);
        Map<String, Contamination.Corrected> parts = thorough.run(
                        new Contamination.Sides(corpus, own.human(), own.synthetic(), own.lexicon()), List.of("source"))
                .parts()
                .get("source");
        assertThat(parts.remove("few").few()).isTrue();
        long missed = parts.values().stream()
                .filter(part -> !part.few())
                .filter(part -> !part.unclipped().interval().contains(0))
                .count();
        assertThat(parts).hasSize(200);
        assertThat(missed).isBetween(2L, 19L);
    }

    @Test
    void valuesOfAFieldAreToldApart() {
        Contamination.Result result = run(sides(0.5, 0.5, 1), List.of("source"));
        var parts = result.parts().get("source");
        assertThat(parts.keySet()).containsExactly("h", "s");
        assertThat(parts.get("h").share().value()).isLessThan(0.15);
        assertThat(parts.get("s").share().value()).isGreaterThan(0.85);
        assertThat(parts.get("h").size().documents()).isEqualTo(150);
        assertThat(result.floor().value()).isLessThan(result.ceiling().value());
        assertThat(result.toldApart()).isGreaterThan(0.6);
        assertThat(result.detectable().orElseThrow()).isBetween(0.01, 0.3);
        assertThat(result.drivers().oftenerSynthetic())
                .isNotEmpty()
                .allSatisfy(d -> assertThat(List.of(d.synthetic(), d.corpus())).allMatch(s -> s > d.human()));
        assertThat(result.drivers().oftenerHuman())
                .isNotEmpty()
                .allSatisfy(d -> assertThat(List.of(d.synthetic(), d.corpus())).allMatch(s -> s < d.human()));
        assertThat(result.drivers().oftenerSynthetic())
                .as("the words that the test tilts have even numbers")
                .allMatch(d -> Integer.parseInt(d.word().substring(1)) % 2 == 0);
    }

    /** Of 20 corpora without synthetic text, a word would come by chance in one. */
    @Test
    void noWordSpeaksForSyntheticTextWhereThereIsNone() {
        long words = IntStream.range(0, 20)
                .mapToObj(i -> run(sides(0, 0.25, 100 + i), List.of()).drivers())
                .filter(d ->
                        !d.oftenerSynthetic().isEmpty() || !d.oftenerHuman().isEmpty())
                .count();
        assertThat(words).isLessThanOrEqualTo(2);
    }

    /** A corpus tilted twice as far as the synthetic text is more synthetic than it. */
    @Test
    void whatLiesBeyondTheReferencesKeepsItsInterval() {
        Contamination.Sides own = sides(0, 0.25, 5);
        UniformRandomProvider random = Seed.of(6).child("test").random();
        List<Document> far = documents("f", 300, 0.5, random);
        Contamination.Corrected corrected = run(
                        new Contamination.Sides(far, own.human(), own.synthetic(), own.lexicon()), List.of())
                .corrected()
                .orElseThrow();
        assertThat(corrected.unclipped().value()).isGreaterThan(1.2);
        assertThat(corrected
                        .unclipped()
                        .interval()
                        .contains(corrected.unclipped().value()))
                .isTrue();
        assertThat(corrected.beyond()).isTrue();
        assertThat(corrected.share().value()).isEqualTo(1);
        assertThat(run(sides(0.2, 0.25, 5), List.of()).corrected().orElseThrow().beyond())
                .isFalse();
    }

    /** A corpus whose words are none of the references' mixtures: its own words instead of the commonest. */
    @Test
    void aCorpusOfAnotherSortIsCalledStrange() {
        Contamination.Sides own = sides(0.2, 0.25, 4);
        assertThat(run(own, List.of()).misfit().strange()).isFalse();
        List<Document> other = own.corpus().stream()
                .map(d -> new Document(
                        d.group(),
                        d.sentences().stream()
                                .map(s -> IntStream.of(s)
                                        .map(w -> (w * 7 + 3) % WORDS)
                                        .sorted()
                                        .distinct()
                                        .toArray())
                                .toList(),
                        d.notes()))
                .toList();
        Contamination.Misfit misfit = run(
                        new Contamination.Sides(other, own.human(), own.synthetic(), own.lexicon()), List.of())
                .misfit();
        assertThat(misfit.strange()).as(misfit.toString()).isTrue();
    }

    @Test
    void referencesOfOneKindGiveNoCorrectedShare() {
        Contamination.Result result = run(sides(0.5, 0, 2), List.of("source"));
        assertThat(result.corrected()).isEmpty();
        assertThat(result.detectable()).isEmpty();
        assertThat(result.toldApart()).isCloseTo(0.5, within(0.05));
    }

    @Test
    void threadsDoNotMatter() {
        Contamination.Sides sides = sides(0.2, 0.25, 3);
        Workers backwards = new Workers() {
            @Override
            public <T> List<T> map(int count, java.util.function.IntFunction<T> task) {
                List<T> results = new ArrayList<>();
                for (int i = count - 1; i >= 0; i--) {
                    results.add(0, task.apply(i));
                }
                return results;
            }
        };
        assertThat(new Contamination(FEW, Seed.of(7), backwards).run(sides, List.of("source")))
                .isEqualTo(run(sides, List.of("source")));
    }

    @Test
    void whatCannotBeEstimatedIsRefused() {
        Contamination.Sides sides = sides(0.2, 0.25, 3);
        List<Document> blank = List.of(new Document("x", List.of(), Map.of()));
        assertThatThrownBy(() -> run(
                        new Contamination.Sides(blank, sides.human(), sides.synthetic(), sides.lexicon()), List.of()))
                .hasMessage("the corpus has no sentence of two different words");
        List<Document> one = List.of(sides.synthetic().get(0));
        assertThatThrownBy(() ->
                        run(new Contamination.Sides(sides.corpus(), sides.human(), one, sides.lexicon()), List.of()))
                .hasMessageContaining("10 parts");
    }

    @Test
    void textsAreSplitIntoSentencesAndWords() {
        Lexicon lexicon = new Lexicon();
        Document document =
                Document.of("g", "The cat's well-fed. The the!\nIt sat, it SAT on 2 mats.\n你好世界", Map.of(), lexicon);
        assertThat(document.sentences().stream()
                        .map(s -> IntStream.of(s).mapToObj(lexicon::word).toList()))
                .containsExactly(
                        List.of("the", "cat's", "well-fed"),
                        List.of("it", "sat", "on", "2", "mats"),
                        List.of("你", "好", "世", "界"));
    }

    /** SciPy 1: t.sf(3 / sqrt(10 / 9), 9) is 0.009606. */
    @Test
    void aShareByChanceGoesByStudentsT() {
        Contamination.Estimate share = new Contamination.Estimate(0.3, new Interval(0.1, 0.5));
        var size = new Contamination.Size(10, 40);
        assertThat(new Contamination.Corrected(size, 10, share, 0.1).chance()).isCloseTo(0.009606, within(1e-6));
        assertThatThrownBy(() -> new Contamination.Corrected(size, 4, share, 0.1).chance())
                .isInstanceOf(IllegalStateException.class);
    }
}
