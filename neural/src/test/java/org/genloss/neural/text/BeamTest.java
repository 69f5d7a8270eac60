package org.genloss.neural.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.genloss.data.Seed;
import org.genloss.lab.Sampling;
import org.genloss.neural.token.Tokenizer;
import org.junit.jupiter.api.Test;

/** Beams of networks so small that all texts, and all ways in which they can be drawn, are gone through one by one. */
class BeamTest {
    private static final Seed SEED = Seed.of(13);

    /** Quantile of chi-square at 0.9999 with 6 degrees of freedom (printed tables). */
    private static final double CHI_SQUARE = 27.86;

    /** A law of texts: a network that is read whole, without memory, in windows half a context apart. */
    private static final class Law {
        final Learned weights;
        final int longest;
        private final Map<List<Integer>, double[]> chances = new HashMap<>();

        Law(Shape shape, int longest) {
            this.weights = NetworkTest.waves(shape);
            this.longest = longest;
        }

        /** After a text that goes on; no text is empty. */
        double[] after(List<Integer> text) {
            return chances.computeIfAbsent(text, this::read);
        }

        private double[] read(List<Integer> text) {
            int context = weights.shape().context();
            int half = context / 2;
            int from = text.size() < context ? 0 : half * ((text.size() - context) / half + 1);
            int[] sequence = IntStream.concat(
                            IntStream.of(Tokenizer.END), text.stream().mapToInt(i -> i))
                    .toArray();
            double[] scores = DrawsTest.last(weights, Arrays.copyOfRange(sequence, from, sequence.length));
            double[] chances = Arrays.stream(scores).map(Math::exp).toArray();
            chances[Tokenizer.END] = text.isEmpty() ? 0 : chances[Tokenizer.END];
            double sum = Arrays.stream(chances).sum();
            return Arrays.stream(chances).map(c -> c / sum).toArray();
        }

        List<Writer.Text> drawn(Sampling way, int count) {
            return new Writer(weights, new Writer.Rules(way, longest, tokens -> tokens.length > 0))
                    .texts(count, SEED.child(way));
        }
    }

    /** A text so far. @param terms factors of its chance */
    private record Path(List<Integer> text, double chance, int terms, boolean ended) {
        static final Path BEGIN = new Path(List.of(), 1, 0, false);

        double score() {
            return Math.pow(chance, 1.0 / terms);
        }

        /** All ways to go on by a token. @param most of the likeliest only */
        List<Path> next(Law law, int most) {
            double[] chances = law.after(text);
            double least = Arrays.stream(chances).sorted().toArray()[chances.length - most];
            List<Path> next = new ArrayList<>();
            for (int token = 0; token < chances.length; token++) {
                if (chances[token] >= least && chances[token] > 0) {
                    List<Integer> longer = new ArrayList<>(text);
                    boolean ends = token == Tokenizer.END;
                    if (!ends) {
                        longer.add(token);
                    }
                    next.add(
                            new Path(longer, chance * chances[token], terms + 1, ends || longer.size() == law.longest));
                }
            }
            return next;
        }
    }

    private static List<Path> next(Law law, List<Path> open, int most) {
        return open.stream().flatMap(path -> path.next(law, most).stream()).toList();
    }

    /** Chances of all texts that two beams can find, by going through all pairs of draws. */
    private static final class Pairs {
        private final Law law;
        private final double temperature;
        private final int most;
        private final Map<List<Integer>, Double> chances = new HashMap<>();

        Pairs(Law law, double temperature, int most) {
            this.law = law;
            this.temperature = temperature;
            this.most = most;
            go(List.of(Path.BEGIN), List.of(), 1);
        }

        private void go(List<Path> open, List<Path> ended, double chance) {
            if (open.isEmpty()) {
                Path best = ended.stream()
                        .max(Comparator.comparingDouble(Path::score))
                        .orElseThrow();
                chances.merge(best.text, chance, Double::sum);
                return;
            }
            List<Path> ways = next(law, open, most);
            double all = ways.stream().mapToDouble(this::weight).sum();
            for (Path one : ways) {
                double first = weight(one) / all;
                if (ended.size() == 1 || ways.size() == 1) {
                    gone(List.of(one), ended, chance * first);
                    continue;
                }
                for (Path other : ways) {
                    if (!other.equals(one)) {
                        gone(List.of(one, other), ended, chance * first * weight(other) / (all - weight(one)));
                    }
                }
            }
        }

        private double weight(Path path) {
            return Math.pow(path.chance, 1 / temperature);
        }

        private void gone(List<Path> drawn, List<Path> before, double chance) {
            List<Path> ended = new ArrayList<>(before);
            drawn.stream().filter(Path::ended).forEach(ended::add);
            go(drawn.stream().filter(path -> !path.ended).toList(), ended, chance);
        }
    }

    private static List<Integer> tokens(Writer.Text text) {
        return Arrays.stream(text.tokens()).boxed().toList();
    }

    /** The six likeliest texts and all others together. */
    private static void follows(Law law, Sampling way, int most) {
        Map<List<Integer>, Double> chances = new Pairs(law, way.temperature(), most).chances;
        assertThat(chances.values().stream().mapToDouble(c -> c).sum()).isEqualTo(1, within(1e-9));
        List<List<Integer>> likeliest = chances.keySet().stream()
                .sorted(Comparator.comparingDouble(text -> -chances.get(text)))
                .limit(6)
                .toList();
        int count = 3000;
        double[] counts = new double[7];
        double[] means = new double[7];
        chances.forEach((text, chance) -> means[Math.floorMod(likeliest.indexOf(text), 7)] += chance * count);
        law.drawn(way, count).forEach(text -> counts[Math.floorMod(likeliest.indexOf(tokens(text)), 7)]++);
        double chi = 0;
        for (int i = 0; i < 7; i++) {
            assertThat(means[i]).as(way + ", enough of " + i).isGreaterThan(20);
            chi += Math.pow(counts[i] - means[i], 2) / means[i];
        }
        assertThat(chi).as(way.toString()).isLessThan(CHI_SQUARE);
    }

    @Test
    void drawsFollowTheChancesOfAllPairs() {
        Law law = new Law(new Shape(5, 6, 2, 8, 2), 3);
        follows(law, Sampling.beams(2).and(Sampling.temperature(4)), 5);
        follows(law, Sampling.beams(2).and(Sampling.temperature(8)), 5);
        follows(law, Sampling.beams(2).and(Sampling.temperature(8)).and(Sampling.topK(3)), 3);
    }

    /** Of 1 + 2 + .. + 32 texts that end and 64 that are cut, longer than a context of 4. */
    @Test
    void asManyBeamsAsTextsFindTheLikeliest() {
        Law law = new Law(new Shape(3, 4, 2, 8, 2), 6);
        List<Path> open = List.of(Path.BEGIN);
        List<Path> all = new ArrayList<>();
        while (!open.isEmpty()) {
            List<Path> next = next(law, open, 3);
            next.stream().filter(Path::ended).forEach(all::add);
            open = next.stream().filter(path -> !path.ended).toList();
        }
        assertThat(all).hasSize(62 + 64);
        Path best = all.stream().max(Comparator.comparingDouble(Path::score)).orElseThrow();
        assertThat(law.drawn(Sampling.beams(200), 3))
                .allSatisfy(text -> assertThat(tokens(text)).isEqualTo(best.text));
    }

    /** Beam search itself: the three greatest chances go on, those that have ended among them. */
    @Test
    void nearTemperatureZeroNothingIsLeftToChance() {
        Law law = new Law(new Shape(7, 6, 2, 8, 2), 14);
        List<Path> beam = List.of(Path.BEGIN);
        while (beam.stream().anyMatch(path -> !path.ended)) {
            List<Path> ended = beam.stream().filter(Path::ended).toList();
            List<Path> next = new ArrayList<>(
                    next(law, beam.stream().filter(path -> !path.ended).toList(), 7));
            next.sort(Comparator.comparingDouble(path -> -path.chance));
            beam = new ArrayList<>(ended);
            beam.addAll(next.subList(0, 3 - ended.size()));
        }
        Path best = beam.stream().max(Comparator.comparingDouble(Path::score)).orElseThrow();
        assertThat(best.text).hasSizeGreaterThan(1);
        for (Sampling cut : List.of(Sampling.PLAIN, Sampling.topK(4))) {
            Sampling way = Sampling.beams(3).and(Sampling.temperature(1e-5)).and(cut);
            assertThat(law.drawn(way, 20))
                    .allSatisfy(text -> assertThat(tokens(text)).isEqualTo(best.text));
        }
    }

    /** By the law itself, of the text that was chosen. */
    @Test
    void logarithmsAreThoseOfTheLaw() {
        Law law = new Law(new Shape(7, 6, 2, 8, 2), 14);
        for (Writer.Text text : law.drawn(Sampling.beams(4).and(Sampling.temperature(5)), 30)) {
            List<Integer> tokens = tokens(text);
            assertThat(text.logs()).hasSameSizeAs(text.tokens());
            for (int i = 0; i < tokens.size(); i++) {
                double chance = law.after(tokens.subList(0, i))[tokens.get(i)];
                assertThat(text.logs()[i]).as("token " + i).isEqualTo(Math.log(chance), within(1e-4));
            }
        }
    }
}
