package org.genloss.io.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.curate.duplicate.Banding;
import org.genloss.curate.duplicate.Clusters;
import org.genloss.curate.duplicate.Copy;
import org.genloss.curate.duplicate.Normalisation;
import org.genloss.curate.duplicate.Permutations;
import org.genloss.curate.duplicate.Print;
import org.genloss.curate.duplicate.ShingleHash;
import org.genloss.curate.duplicate.Shingles;
import org.genloss.curate.duplicate.SourceLoss;
import org.genloss.data.Origin;
import org.genloss.data.Seed;
import org.genloss.io.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicateStageTest {
    private static final Clusters.Threshold LOOSE = new Clusters.Threshold(new Banding(20, 3), 0.5);
    private static final Print.Settings PRINT = new Print.Settings(Normalisation.SPACES, 2, ShingleHash.XXH3, LOOSE, 3);

    @TempDir
    private Path directory;

    private record Document(Entry entry, String text) {}

    private static Duplicates duplicates(boolean exact, boolean near) {
        return new Duplicates(exact, near, PRINT, 10_000, 0.9, Map.of());
    }

    /** Chains, clusters and single texts: families of texts that lose and change words, of all origins, dates and sources. */
    private static List<Document> corpus(int count, long seed) {
        UniformRandomProvider random = Seed.of(seed).child("corpus").random();
        List<Document> documents = new ArrayList<>();
        String[] words = {};
        for (int i = 0; i < count; i++) {
            if (i % (2 + random.nextInt(12)) == 0) {
                words = IntStream.range(0, random.nextInt(30))
                        .mapToObj(w -> "w" + random.nextInt(500))
                        .toArray(String[]::new);
            }
            for (int changes = random.nextInt(4); changes > 0 && words.length > 0; changes--) {
                words[random.nextInt(words.length)] = "x" + random.nextInt(40);
            }
            Origin origin = switch (random.nextInt(4)) {
                case 0 -> new Origin.Human("h");
                case 1 -> new Origin.Synthetic("m", 1 + random.nextInt(3), "");
                default -> new Origin.Unknown(random.nextInt(3) / 2.0);
            };
            String date = random.nextInt(3) == 0 ? "" : "20" + (10 + random.nextInt(10)) + "-01-02";
            Entry entry = new Entry(
                    10L * i + random.nextInt(10),
                    "source " + random.nextInt(3),
                    new Copy(origin, date, random.nextBoolean()));
            documents.add(new Document(entry, String.join(" ", words)));
        }
        return documents;
    }

    private static List<Document> shuffled(List<Document> documents, long seed) {
        List<Document> mixed = new ArrayList<>(documents);
        UniformRandomProvider random = Seed.of(seed).child("order").random();
        for (int i = mixed.size(); i > 1; i--) {
            mixed.add(mixed.remove(random.nextInt(i)));
        }
        return mixed;
    }

    private static void read(DuplicateStage stage, List<Document> documents, String input) {
        documents.forEach(d -> stage.accept(d.entry, stage.prints().of(d.text)));
        stage.commit(input);
    }

    private static void supply(DuplicateStage stage, List<Document> documents, String input) {
        Map<Long, String> texts = new HashMap<>();
        documents.forEach(d -> texts.put(d.entry.ordinal(), d.text));
        try (Ascending<Long> wanted = stage.wanted(0, Long.MAX_VALUE)) {
            texts.keySet().stream()
                    .sorted()
                    .filter(o -> wanted.at(o) != null)
                    .forEach(o -> stage.supply(o, PRINT.shingles(texts.get(o))));
        }
        stage.commitTexts(input);
    }

    private static List<Removal> removals(DuplicateStage stage, List<Document> documents) {
        List<Removal> removals = new ArrayList<>();
        try (Ascending<Removal> cursor = stage.removals(0, Long.MAX_VALUE)) {
            documents.stream().mapToLong(d -> d.entry.ordinal()).sorted().forEach(o -> {
                Removal removal = cursor.at(o);
                if (removal != null) {
                    removals.add(removal);
                }
            });
        }
        return removals;
    }

    /** What the clusters of curate, in memory and unaware of any database, say. */
    private static List<Removal> inMemory(List<Document> documents) {
        Permutations permutations = Permutations.of(LOOSE.banding().permutations(), Seed.of(3));
        List<long[]> shingles =
                documents.stream().map(d -> PRINT.shingles(d.text)).toList();
        List<long[]> signatures = new ArrayList<>();
        shingles.forEach(s -> signatures.add(s.length == 0 ? null : permutations.signature(s)));
        int[] stays = Clusters.of(
                        shingles,
                        signatures,
                        documents.stream().map(d -> d.entry.copy()).toList(),
                        LOOSE)
                .representatives();
        return IntStream.range(0, stays.length)
                .filter(i -> stays[i] != i)
                .mapToObj(i -> new Removal(
                        documents.get(i).entry.ordinal(),
                        documents.get(stays[i]).entry.ordinal(),
                        Shingles.jaccard(shingles.get(i), shingles.get(stays[i])),
                        false))
                .toList();
    }

    /** The same texts stay for the same ones as in memory, whatever the order and the parts in which they come. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void equalsClustersInMemory(long seed) {
        List<Document> documents = corpus(400, seed);
        List<Document> mixed = shuffled(documents, seed);
        int cut = (int) (seed * 50);
        List<Removal> expected = inMemory(documents);
        assertThat(expected).hasSizeGreaterThan(50);
        try (DuplicateStage stage = DuplicateStage.open(
                new WorkSettings(directory, 64, 1, seed % 2 == 0 ? 2 : 1), duplicates(false, true))) {
            read(stage, mixed.subList(0, cut), "a");
            read(stage, mixed.subList(cut, 400), "b");
            stage.gather();
            supply(stage, mixed.subList(0, cut), "a");
            supply(stage, mixed.subList(cut, 400), "b");
            Duplicates.Found found = stage.resolve();
            assertThat(removals(stage, documents)).containsExactlyElementsOf(expected);
            assertThat(found.near()).isEqualTo(expected.size());
            assertThat(found.kept()).isEqualTo(400 - expected.size());
            assertThat(found.losses().stream().mapToLong(SourceLoss::removed).sum())
                    .isEqualTo(expected.size());
            assertThat(found.losses().stream().mapToLong(SourceLoss::texts).sum())
                    .isEqualTo(400);
        }
    }

    /** Equal texts that are taken out before change nothing about which text stays for which, but for those too short to have shingles. */
    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void equalTextsFirstIsTheSame(long seed) {
        List<Document> documents = corpus(300, seed);
        Map<Long, Removal> expected = new HashMap<>();
        inMemory(documents).forEach(r -> expected.put(r.ordinal(), r));
        try (DuplicateStage stage =
                DuplicateStage.open(new WorkSettings(directory, 64, 1, 1), duplicates(true, true))) {
            read(stage, documents, "all");
            stage.gather();
            supply(stage, documents, "all");
            Duplicates.Found found = stage.resolve();
            assertThat(found.exact()).isPositive();
            Map<Long, String> texts = new HashMap<>();
            documents.forEach(d -> texts.put(d.entry.ordinal(), d.text));
            for (Removal removal : removals(stage, documents)) {
                if (PRINT.shingles(texts.get(removal.ordinal())).length == 0) {
                    assertThat(texts.get(removal.kept())).isEqualTo(texts.get(removal.ordinal()));
                    assertThat(expected).doesNotContainKey(removal.ordinal());
                } else {
                    Removal other = expected.remove(removal.ordinal());
                    assertThat(removal.kept()).isEqualTo(other.kept());
                    assertThat(removal.similarity()).isEqualTo(other.similarity());
                    assertThat(removal.exact())
                            .isEqualTo(texts.get(removal.kept()).equals(texts.get(removal.ordinal())));
                }
            }
            assertThat(expected).isEmpty();
        }
    }

    /** Where the texts that stay in one component do not fit, it is walked through again, with the same result. */
    @Test
    void componentsBeyondMemoryGiveTheSame() {
        List<Document> documents = new ArrayList<>();
        UniformRandomProvider random = Seed.of(5).child("wide").random();
        String boilerplate =
                String.join(" ", IntStream.range(0, 800).mapToObj(i -> "b" + i).toList());
        for (int i = 0; i < 150; i++) {
            int from = i % 75 * 1000;
            String own = String.join(
                    " ",
                    IntStream.range(from, from + 1100 + random.nextInt(300))
                            .mapToObj(w -> "o" + w)
                            .toList());
            documents.add(new Document(new Entry(i, "s", Copy.unknown()), boilerplate + " " + own + " end" + i));
        }
        List<Removal> expected = inMemory(documents);
        long held = (1 << 20) / 8 / 2;
        assertThat(expected).hasSizeGreaterThan(20);
        assertThat((150 - expected.size()) * 1900L).isGreaterThan(2 * held);
        WorkSettings tiny = new WorkSettings(directory, 64, 1, 1);
        try (DuplicateStage stage = DuplicateStage.open(tiny, duplicates(false, true))) {
            read(stage, documents, "all");
            stage.gather();
            supply(stage, documents, "all");
            stage.resolve();
            assertThat(removals(stage, documents)).containsExactlyElementsOf(expected);
        }
    }

    /** What was committed stays, what was not is gone, and the end is the same as without interruption. */
    @Test
    void goesOnAfterEveryInterruption() {
        List<Document> documents = corpus(300, 11);
        List<Removal> expected = inMemory(documents);
        WorkSettings work = new WorkSettings(directory, 64, 1, 1);
        Duplicates settings = duplicates(false, true);
        try (DuplicateStage stage = DuplicateStage.open(work, settings)) {
            read(stage, documents.subList(0, 100), "a");
            documents
                    .subList(100, 160)
                    .forEach(d -> stage.accept(d.entry, stage.prints().of(d.text)));
        }
        try (DuplicateStage stage = DuplicateStage.open(work, settings)) {
            assertThat(stage.read("a")).isTrue();
            assertThat(stage.read("b")).isFalse();
            read(stage, documents.subList(100, 300), "b");
        }
        try (DuplicateStage stage = DuplicateStage.open(work, settings)) {
            stage.gather();
            supply(stage, documents.subList(0, 100), "a");
            stage.supply(documents.get(150).entry.ordinal(), PRINT.shingles("never committed at all"));
        }
        try (DuplicateStage stage = DuplicateStage.open(work, settings)) {
            assertThat(stage.supplied("a")).isTrue();
            assertThat(stage.supplied("b")).isFalse();
            assertThatThrownBy(stage::resolve)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("not supplied");
            supply(stage, documents.subList(100, 300), "b");
            stage.resolve();
        }
        try (DuplicateStage stage = DuplicateStage.open(work, settings)) {
            assertThat(stage.resolve().near()).isEqualTo(expected.size());
            assertThat(removals(stage, documents)).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void refusesOtherSettingsAndLargeLosses() {
        WorkSettings work = new WorkSettings(directory, 64, 1, 1);
        try (DuplicateStage stage = DuplicateStage.open(work, duplicates(true, false))) {
            for (int i = 0; i < 20; i++) {
                String source = i < 10 ? "books" : "crawl";
                String text = source.equals("books") && i > 0 ? "the  same\ttext " : "the same text";
                stage.accept(
                        new Entry(i, source, Copy.unknown()), stage.prints().of(i < 10 ? text : text + i));
            }
            stage.commit("all");
            Duplicates.Found found = stage.resolve();
            assertThat(found.losses()).containsExactly(new SourceLoss("books", 10, 9), new SourceLoss("crawl", 10, 0));
            stage.limit(found);
            try (Ascending<Removal> removals = stage.removals(0, 20)) {
                assertThat(removals.at(0)).isNull();
                assertThat(removals.at(3)).isEqualTo(new Removal(3, 0, 1, true));
                assertThatThrownBy(() -> removals.at(2)).hasMessageContaining("ascending");
                assertThat(removals.at(12)).isNull();
            }
        }
        assertThatThrownBy(() -> DuplicateStage.open(work, duplicates(true, true)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("other settings");
        assertThatThrownBy(() -> SourceLoss.limit(List.of(new SourceLoss("books", 10, 9)), 0.75, Map.of("crawl", 1.0)))
                .hasMessageContaining("books (9 of 10)");
        SourceLoss.limit(List.of(new SourceLoss("books", 10, 9)), 0.75, Map.of("books", 1.0));
    }
}
