package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts with embeddings of the user's own, from the command line. */
class EmbeddingsIT {
    @TempDir
    Path dir;

    /** Texts of one law of words; of every tenth the embedding lies far from the others, unless it is none of the generation's meanings. */
    private Path texts(String name, long seed, boolean rare) {
        var random = Seed.of(seed).child("points").random();
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<String> lines = new ArrayList<>();
        for (String text : Genloss.texts(seed, 400, 3000)) {
            double centre = lines.size() % 10 == 0 && rare ? 8 : 0;
            StringBuilder embedding = new StringBuilder();
            for (int j = 0; j < 3; j++) {
                embedding.append(String.format(Locale.ROOT, "%s%.4f", j == 0 ? "" : ", ", centre + normal.sample()));
            }
            lines.add("{\"text\": \"" + text + "\", \"embedding\": [" + embedding + "]}");
        }
        return Genloss.write(dir, name, lines);
    }

    private Genloss.Done check(String... more) {
        List<String> words = new ArrayList<>(
                List.of("check", "--reference", "real.jsonl", "--generation", "gen.jsonl", "--format", "json"));
        words.addAll(List.of(more));
        return Genloss.run(dir, words.toArray(String[]::new));
    }

    @Test
    void aLostMeaningIsFoundOnlyByTheEmbeddings() {
        texts("real.jsonl", 1, true);
        texts("gen.jsonl", 2, false);
        Genloss.Done found = check();
        assertThat(found.exit()).as(found.err()).isEqualTo(1);
        assertThat(found.out()).contains("\"kind\" : \"text\"", "By their embeddings: ", "\"id\" : \"prdc-recall\"");
        Genloss.Done without = check("--embedding-field", "none");
        assertThat(without.exit()).as(without.err()).isZero();
        assertThat(without.out()).contains("\"verdict\" : \"healthy\"").doesNotContain("prdc-recall");
    }

    @Test
    void aProfileKeepsThem() {
        texts("real.jsonl", 1, true);
        texts("gen.jsonl", 2, false);
        Genloss.Done made = Genloss.run(dir, "profile", "real.jsonl", "--out", "real.profile");
        assertThat(made.exit()).as(made.err()).isZero();
        Genloss.Done from = Genloss.run(
                dir, "metric", "energy-distance", "--reference", "real.profile", "--generation", "gen.jsonl");
        Genloss.Done data =
                Genloss.run(dir, "metric", "energy-distance", "--reference", "real.jsonl", "--generation", "gen.jsonl");
        assertThat(from.exit()).as(from.err()).isZero();
        assertThat(from.out()).isEqualTo(data.out());
    }

    @Test
    void whatIsMissingIsNamed() {
        texts("real.jsonl", 1, true);
        Genloss.write(dir, "gen.jsonl", List.of("{\"text\": \"a b\"}", "{\"text\": \"c d\"}"));
        assertThat(check().refused().err()).contains("gen.jsonl").contains("an embedding with each text");
        Genloss.write(
                dir,
                "gen.jsonl",
                List.of(
                        "{\"text\": \"a\", \"embedding\": [1, 2, 3]}",
                        "{\"text\": \"b\", \"embedding\": [1, 2, 3]}",
                        "{\"text\": \"c\", \"embedding\": [1, 2]}"));
        assertThat(check("--on-bad-row", "fail").refused().err())
                .contains("gen.jsonl, line 3")
                .contains("expected 3 numbers in the field embedding, found 2 numbers");
        Genloss.write(dir, "plain.txt", Genloss.texts(3, 50, 3000));
        assertThat(Genloss.run(dir, "metric", "prdc-recall", "--reference", "plain.txt", "--generation", "plain.txt")
                        .refused()
                        .err())
                .contains("without embeddings", "--embedding-field");
    }
}
