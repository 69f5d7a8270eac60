package org.genloss.io.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts of items as stated by data/README.md and the SOURCE.md of each set; for wikitext2 lines that are not blank, counted by grep. */
class RealDataTest {
    private static final Path DATA = Path.of("..", "..", "shared", "data");

    @BeforeEach
    void present() {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "no ../shared/data beside the repository: skipped");
    }

    private static FileCorpus open(String name) {
        return Readers.open(List.of(DATA.resolve(name).toString()), ReadOptions.defaults());
    }

    private static long count(FileCorpus corpus) {
        try (Stream<Item> items = corpus.items()) {
            return items.count();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tinyshakespeare/input.txt, TEXT, 32777",
        "wikitext2/wiki.valid.txt.gz, TEXT, 2461",
        "ntrex-multilingual/*.txt.gz, TEXT, 12000",
        "ntrex-multilingual, TEXT, 12000",
        "detectrl-human-vs-llm/arxiv.jsonl.gz, TEXT, 2007",
        "fast-detect-gpt-human-vs-llm, TEXT, 5268",
        "code-python-stdlib/python_stdlib.jsonl.gz, TEXT, 277",
        "recursive-qa-generations/qwen2.5-1.5b_qlora-r16_seed15.jsonl.gz, TEXT, 22000",
        "images-digits8x8/digits.csv.gz, TABLE, 1797",
        "tabular-small/breast_cancer.csv, TABLE, 569",
        "tabular-small/california_housing.csv.gz, TABLE, 20640",
        "tabular-small/iris.csv, TABLE, 150",
        "tabular-small/penguins.csv, TABLE, 344",
        "tabular-small/titanic.csv, TABLE, 891",
        "tabular-real-vs-synthetic/adult/2021/adult__trn.csv.gz, TABLE, 24421",
        "embeddings-glove100d/glove100d_subset.txt.gz, TEXT, 10000",
    })
    void readsEveryItem(String name, Schema.Kind kind, long expected) {
        FileCorpus corpus = open(name);
        assertThat(corpus.schema().kind()).isEqualTo(kind);
        assertThat(count(corpus)).isEqualTo(expected);
        assertThat(count(corpus)).as("second pass").isEqualTo(expected);
    }

    /** Scales and the count of missing cells as pandas.read_csv gives them. */
    @Test
    void penguins() {
        FileCorpus corpus = open("tabular-small/penguins.csv");
        assertThat(corpus.schema().columns().stream().map(c -> c.name() + " " + c.scale()))
                .containsExactly(
                        "species CATEGORICAL",
                        "island CATEGORICAL",
                        "bill_length_mm NUMERIC",
                        "bill_depth_mm NUMERIC",
                        "flipper_length_mm NUMERIC",
                        "body_mass_g NUMERIC",
                        "sex CATEGORICAL");
        try (Stream<Item> items = corpus.items()) {
            assertThat(items.flatMap(i -> ((Payload.Row) i.payload()).cells().stream())
                            .filter(c -> c instanceof Cell.Missing))
                    .hasSize(19);
        }
    }
}
