package org.genloss.metric.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.metric.Value;
import org.genloss.profile.Draw;
import org.genloss.profile.Hashes;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Test;

/** Against the definition, word by word on strings, and by hand. */
class NgramPerplexityTest {
    private static Draw.Group group(String id, List<String> texts) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            items.add(Item.of(id + "." + i, new Payload.Text(texts.get(i), new double[0])));
        }
        return new Draw.Group(id, Hashes.of(id), items);
    }

    private static List<Draw.Group> groups(String prefix, int count, int words, long seed) {
        UniformRandomProvider random = Seed.of(seed).child(prefix).random();
        return IntStream.range(0, count)
                .mapToObj(i -> group(
                        prefix + i,
                        IntStream.range(0, 1 + i % 3)
                                .mapToObj(t -> String.join(
                                        " ",
                                        random.ints(3 + random.nextInt(12), 0, words)
                                                .mapToObj(w -> "w" + (int) Math.sqrt(w * w * 0.5))
                                                .toList()))
                                .toList()))
                .toList();
    }

    private static List<String> texts(Draw.Group group) {
        return group.items().stream()
                .map(item -> ((Payload.Text) item.payload()).value())
                .toList();
    }

    /** p(w | h) by its definition: every count is taken anew from the texts. */
    private static double chance(List<List<String>> training, List<String> history, String word) {
        List<String> after = new ArrayList<>();
        for (List<String> text : training) {
            for (int i = history.size(); i < text.size(); i++) {
                if (text.subList(i - history.size(), i).equals(history)) {
                    after.add(text.get(i));
                }
            }
        }
        double types = after.stream().distinct().count();
        double shorter =
                history.isEmpty() ? 1 / (types + 1) : chance(training, history.subList(1, history.size()), word);
        double count = after.stream().filter(word::equals).count();
        return after.isEmpty() ? shorter : (count + types * shorter) / (after.size() + types);
    }

    private static List<double[]> logs(List<Draw.Group> reference, List<Draw.Group> side, int order) {
        List<double[]> logs = new ArrayList<>();
        for (Draw.Group group : side) {
            List<List<String>> training = reference.stream()
                    .filter(r -> fold(r) != fold(group))
                    .flatMap(r -> texts(r).stream())
                    .map(text -> List.of(text.split(" ")))
                    .toList();
            for (String text : texts(group)) {
                List<String> words = List.of(text.split(" "));
                logs.add(IntStream.range(0, words.size())
                        .mapToDouble(i ->
                                Math.log(chance(training, words.subList(Math.max(0, i - order + 1), i), words.get(i))))
                        .toArray());
            }
        }
        return logs;
    }

    private static int fold(Draw.Group group) {
        return NgramPerplexity.FoldOf.fold(group);
    }

    private static double[] numbers(List<Value> values) {
        return values.stream().mapToDouble(value -> ((Value.Of) value).number()).toArray();
    }

    private static List<Value> compare(int order, List<Draw.Group> reference, List<Draw.Group> generation) {
        return new NgramPerplexity(order).compare(Sides.of(new Pool(Schema.text(), reference, generation)));
    }

    @Test
    void isWhatTheDefinitionGives() {
        List<Draw.Group> reference = groups("r", 20, 12, 1);
        List<Draw.Group> generation = groups("g", 17, 20, 2);
        for (int order = 1; order <= 4; order++) {
            double[] found = numbers(compare(order, reference, generation));
            double[] from = perplexities(logs(reference, reference, order));
            double[] to = perplexities(logs(reference, generation, order));
            assertThat(found[0]).as("all words, order " + order).isCloseTo(to[0] / from[0], within(1e-10));
            assertThat(found[1]).as("texts, order " + order).isCloseTo(to[1] / from[1], within(1e-10));
            assertThat(found[3]).as("median, order " + order).isCloseTo(to[2] / from[2], within(1e-10));
        }
    }

    /** Of all words; mean and median over texts. */
    private static double[] perplexities(List<double[]> logs) {
        double all = logs.stream().flatMapToDouble(Arrays::stream).average().orElseThrow();
        double[] texts = logs.stream()
                .mapToDouble(text -> Math.exp(-Arrays.stream(text).average().orElseThrow()))
                .sorted()
                .toArray();
        int n = texts.length;
        return new double[] {
            Math.exp(-all), Arrays.stream(texts).average().orElseThrow(), (texts[(n - 1) / 2] + texts[n / 2]) / 2
        };
    }

    /** All chances of a context sum to one: those of its words, and that of all unseen words together. */
    @Test
    void chancesSumToOne() {
        List<List<String>> training = List.of(List.of("a", "b", "a"), List.of("b", "a", "c", "a"));
        for (List<String> history : List.of(List.<String>of(), List.of("a"), List.of("b", "a"), List.of("c", "c"))) {
            assertThat(Stream.of("a", "b", "c", "unseen")
                            .mapToDouble(word -> chance(training, history, word))
                            .sum())
                    .isCloseTo(1, within(1e-12));
        }
    }

    /** By Witten and Bell: after 7 words of 3 kinds an unseen one has 3/10 of what stands below, 1/4. */
    @Test
    void learnsAndForgetsByHand() {
        Tokens.Coded tokens = Tokens.of(List.of("a b a", "b a c a", "d", "a", "a a"));
        WittenBell model = new WittenBell(tokens, NgramIds.of(tokens, 2));
        model.add(0);
        model.add(1);
        assertThat(model.score(2)[0]).isCloseTo(Math.log(0.3 * 0.25), within(1e-12));
        double a = (4 + 3 * 0.25) / 10;
        assertThat(model.score(3)[0]).isCloseTo(Math.log(a), within(1e-12));
        assertThat(model.score(4)[1]).as("b and c follow a, once each").isCloseTo(Math.log(2 * a / 4), within(1e-12));
        model.add(4);
        model.remove(4);
        assertThat(model.score(4)[1]).isCloseTo(Math.log(2 * a / 4), within(1e-12));
    }

    @Test
    void likelyTextIsBelowOneAndNonsenseAbove() {
        List<Draw.Group> reference = groups("r", 60, 40, 3);
        List<Draw.Group> likely = groups("g", 60, 6, 4);
        List<Draw.Group> nonsense = IntStream.range(0, 60)
                .mapToObj(i -> group("n" + i, List.of("never read x" + i)))
                .toList();
        assertThat(numbers(compare(3, reference, likely))[0]).isLessThan(0.95);
        assertThat(numbers(compare(3, reference, nonsense))[0]).isGreaterThan(1.05);
    }

    @Test
    void oneGroupOfReferenceIsNotEnough() {
        List<Draw.Group> one = List.of(group("r", List.of("some words here")));
        assertThat(compare(3, one, groups("g", 3, 5, 5)))
                .allMatch(value -> value instanceof Value.Undefined undefined
                        && undefined.why().contains("left out in turn"));
        assertThatThrownBy(() -> new NgramPerplexity(6)).hasMessageContaining("1 to 5, got 6");
    }
}
