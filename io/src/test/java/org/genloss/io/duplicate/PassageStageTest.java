package org.genloss.io.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.curate.duplicate.Copy;
import org.genloss.curate.duplicate.Normalisation;
import org.genloss.curate.duplicate.Passages;
import org.genloss.curate.duplicate.SourceLoss;
import org.genloss.curate.duplicate.Unit;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.select.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassageStageTest {
    @TempDir
    private Path directory;

    private record Document(Entry entry, String text) {}

    /** Random texts that have stretches of each other, and of themselves, and stretches of a single word. */
    private static List<Document> corpus(int count, long seed, String between) {
        UniformRandomProvider random = Seed.of(seed).child("passages").random();
        List<Document> documents = new ArrayList<>();
        List<String> pool = new ArrayList<>(List.of("a", "b", "a", "b", "c"));
        for (int i = 0; i < count; i++) {
            List<String> words = new ArrayList<>();
            for (int part = random.nextInt(5); part >= 0; part--) {
                int length = random.nextInt(14);
                int from = random.nextInt(pool.size());
                boolean same = random.nextInt(6) == 0;
                boolean copied = random.nextBoolean();
                for (int w = 0; w < length; w++) {
                    words.add(same ? "a" : copied ? pool.get((from + w) % pool.size()) : "w" + random.nextInt(60));
                }
            }
            pool.addAll(words);
            Origin origin = random.nextBoolean() ? new Origin.Human("h") : Origin.unknown();
            String date = "20" + (10 + random.nextInt(10));
            documents.add(new Document(
                    new Entry(3L * i, "s" + random.nextInt(2), new Copy(origin, date, false)),
                    String.join(between, words)));
        }
        return documents;
    }

    private Map<Long, List<Passages.Cut>> staged(Passages passages, List<Document> documents, int threads) {
        Map<Long, List<Passages.Cut>> cuts = new LinkedHashMap<>();
        try (PassageStage stage = PassageStage.open(new WorkSettings(directory, 64, 1, threads), passages)) {
            int half = documents.size() / 2;
            documents.subList(half, documents.size()).forEach(d -> stage.accept(d.entry, passages.of(d.text)));
            stage.commit("second");
            documents.subList(0, half).forEach(d -> stage.accept(d.entry, passages.of(d.text)));
            stage.commit("first");
            stage.gather();
            try (Ascending<Integer> wanted = stage.wanted(0, Long.MAX_VALUE)) {
                for (Document d : documents) {
                    int[] anchors = wanted.all(d.entry.ordinal()).stream()
                            .mapToInt(a -> a)
                            .toArray();
                    if (anchors.length > 0) {
                        stage.supply(d.entry.ordinal(), passages.around(d.text, anchors));
                    }
                }
            }
            stage.commitTexts("all");
            found = stage.resolve();
            try (Ascending<Passages.Cut> cursor = stage.cuts(0, Long.MAX_VALUE)) {
                documents.forEach(d -> cuts.put(d.entry.ordinal(), cursor.all(d.entry.ordinal())));
            }
        }
        return cuts;
    }

    private PassagesFound found;

    private static BitSet set(List<Passages.Cut> cuts) {
        BitSet set = new BitSet();
        cuts.forEach(c -> set.set(c.from(), c.to()));
        return set;
    }

    /** Every run of so many words by its own text: the first in the order of provenance stays, of all others the words go. */
    private static Map<Long, BitSet> byHand(List<Document> documents, int length, Function<String, String[]> units) {
        List<Document> ordered = new ArrayList<>(documents);
        ordered.sort(Comparator.comparing((Document d) -> d.entry.copy(), Copy.BEST_FIRST)
                .thenComparing(d -> d.entry.ordinal()));
        Map<List<String>, long[]> firsts = new HashMap<>();
        Map<Long, BitSet> cut = new HashMap<>();
        for (Document d : ordered) {
            String[] all = units.apply(d.text);
            BitSet gone = cut.computeIfAbsent(d.entry.ordinal(), o -> new BitSet());
            for (int i = 0; i + length <= all.length; i++) {
                if (all[i].isEmpty()) {
                    continue;
                }
                List<String> run = Arrays.asList(all).subList(i, i + length);
                long[] first = firsts.putIfAbsent(run, new long[] {d.entry.ordinal(), i});
                if (first != null) {
                    int from = first[0] == d.entry.ordinal() ? Math.max(i, (int) first[1] + length) : i;
                    gone.set(from, i + length);
                }
            }
        }
        return cut;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 9})
    void runsOfWords(int words) {
        List<Document> documents = corpus(120, words, " ");
        Map<Long, List<Passages.Cut>> cuts =
                staged(new Passages(Unit.WORDS, Normalisation.SPACES, words, 1), documents, 1 + words % 2);
        Map<Long, BitSet> expected = byHand(documents, words, t -> t.isEmpty() ? new String[0] : t.split(" "));
        long gone = 0;
        for (Document d : documents) {
            assertThat(set(cuts.get(d.entry.ordinal()))).isEqualTo(expected.get(d.entry.ordinal()));
            gone += expected.get(d.entry.ordinal()).cardinality();
        }
        assertThat(gone).isPositive();
        assertThat(found.losses().stream().mapToLong(SourceLoss::removed).sum()).isEqualTo(gone);
        assertThat(found.losses().stream().mapToLong(SourceLoss::texts).sum())
                .isEqualTo(documents.stream()
                        .mapToLong(d -> d.text.isEmpty() ? 0 : d.text.split(" ").length)
                        .sum());
        assertThat(found.edited())
                .isEqualTo(expected.values().stream().filter(b -> !b.isEmpty()).count());
    }

    @Test
    void lines() {
        List<Document> documents = corpus(150, 21, "\n");
        Map<Long, List<Passages.Cut>> cuts = staged(new Passages(Unit.LINE, Normalisation.SPACES, 50, 1), documents, 1);
        Map<Long, BitSet> expected = byHand(documents, 1, t -> t.split("\n"));
        for (Document d : documents) {
            assertThat(set(cuts.get(d.entry.ordinal()))).isEqualTo(expected.get(d.entry.ordinal()));
        }
        assertThat(found.losses().stream().mapToLong(SourceLoss::removed).sum())
                .isEqualTo(expected.values().stream()
                        .mapToLong(BitSet::cardinality)
                        .sum());
    }

    @Test
    void whatIsLeft() {
        Passages lines = Passages.LINES;
        String text = "Copyright 2019 by the authors of this page.\nA line of its own stays where it is.\n\nshort\n";
        assertThat(lines.of(text).at()).containsExactly(0, 1);
        assertThat(lines.of("COPYRIGHT 2023, by the authors: of this page").hashes()[0])
                .isEqualTo(lines.of(text).hashes()[0]);
        assertThat(lines.without(text, List.of())).isEqualTo(Decision.keep());
        assertThat(lines.without(text, List.of(new Passages.Cut(0, 1))))
                .isEqualTo(new Decision.Edit(
                        new Payload.Text("A line of its own stays where it is.\n\nshort\n"),
                        "repeated-passages: 1 lines that better copies have"));
        assertThat(lines.without("one\n", List.of(new Passages.Cut(0, 1)))).isInstanceOf(Decision.Drop.class);
        Passages runs = new Passages(Unit.WORDS, Normalisation.SPACES, 3, 1);
        Decision.Edit edit = (Decision.Edit)
                runs.without("one  two three\nfour five six ", List.of(new Passages.Cut(1, 3), new Passages.Cut(2, 4)));
        assertThat(edit.payload()).isEqualTo(new Payload.Text("one  five six "));
        assertThat(edit.reason()).contains("3 words");
        assertThat(new Passages(Unit.WORDS, Normalisation.SPACES, 2, 1)
                        .of("ab\u6f22\u5b57cd\u3042 e")
                        .units())
                .isEqualTo(6);
        Passages paragraphs = new Passages(Unit.PARAGRAPH, Normalisation.SPACES, 50, 1);
        assertThat(paragraphs.of("one\ntwo\n\n \nthree\n\nfour").units()).isEqualTo(3);
        assertThat(((Decision.Edit) paragraphs.without("one\ntwo\n\n \nthree\n\nfour", List.of(new Passages.Cut(0, 1))))
                        .payload())
                .isEqualTo(new Payload.Text("three\n\nfour"));
    }

    /** Winnowing's promise: two texts with a run in common have an anchor in common, wherever the run stands. */
    @Test
    void equalRunsShareAnAnchor() {
        UniformRandomProvider random = Seed.of(4).child("anchors").random();
        Passages passages = Passages.RUNS;
        for (int i = 0; i < 200; i++) {
            String run = words(50, random);
            long[] a = passages.of(words(random.nextInt(80), random) + run + words(random.nextInt(80), random))
                    .hashes();
            long[] b = passages.of(words(random.nextInt(80), random) + run + words(random.nextInt(80), random))
                    .hashes();
            assertThat(Arrays.stream(a).anyMatch(h -> Arrays.stream(b).anyMatch(o -> o == h)))
                    .isTrue();
        }
        double density = passages.of(words(100_000, random)).at().length / 1e5;
        assertThat(density).isBetween(0.06, 0.09); // 2 / (26 + 1), as their paper has it
    }

    private static String words(int count, UniformRandomProvider random) {
        return String.join(
                        " ",
                        IntStream.range(0, count)
                                .mapToObj(i -> "v" + random.nextInt(9000))
                                .toList()) + " ";
    }
}
