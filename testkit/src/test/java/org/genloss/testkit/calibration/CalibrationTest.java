package org.genloss.testkit.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The harness of docs/calibration.md: splits, readers, resuming, ranks and tables. */
class CalibrationTest {
    private static RealSet grouped(int items, int ofGroup) {
        List<Item> list = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            list.add(new Item("i" + i, "g" + i / ofGroup, new Payload.Text("text " + i), Origin.unknown()));
        }
        return new RealSet("made", "text", Schema.text(), list);
    }

    private static Set<String> groups(Items part) {
        return part.list().stream().map(Item::group).collect(Collectors.toSet());
    }

    @Test
    void partsAreDisjointAndKeepGroupsWhole() {
        List<Items> parts = grouped(120, 7).parts(Seed.of(3), 30, 30);
        Set<String> common = new HashSet<>(groups(parts.get(0)));
        common.retainAll(groups(parts.get(1)));
        assertThat(common).isEmpty();
        assertThat(parts).allSatisfy(part -> assertThat(part.list()).hasSizeBetween(30, 36));
        assertThat(parts.get(0).list())
                .isEqualTo(grouped(120, 7).parts(Seed.of(3), 30).get(0).list())
                .isNotEqualTo(grouped(120, 7).parts(Seed.of(4), 30).get(0).list());
    }

    @Test
    void tooFewItemsForTheParts() {
        RealSet lines = Texts.of("lines", Collections.nCopies(20, "a line"));
        assertThat(lines.allows(10)).isTrue();
        assertThat(lines.allows(11)).isFalse();
        assertThat(grouped(20, 3).allows(10)).isFalse();
        assertThatThrownBy(() -> grouped(20, 1).parts(Seed.of(1), 15, 15))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("made has 20 items, too few for parts of 15");
    }

    /** By hand: two images of 1 x 2 pixels. */
    @Test
    void idxFilesAreReadAsNumbersFromZeroToOne(@TempDir Path folder) throws IOException {
        byte[] bytes = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 51, (byte) 255, 102};
        Path file = folder.resolve("images.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(bytes);
        }
        Idx idx = Idx.read(file);
        assertThat(idx.rows()).isEqualTo(2);
        assertThat(idx.row(0)).containsExactly(0, 0.2);
        assertThat(idx.row(1)).containsExactly(1, 0.4);
    }

    /** scipy.stats.spearmanr([1, 2, 3, 4, 5], [3, 1, 2, 5, 4]) = 0.6; with ties ([1, 2, 3, 4], [1, 2, 2, 3]) = 0.9486832980505138. */
    @Test
    void ranksAreThoseOfSpearman() {
        assertThat(Ranks.spearman(new double[] {3, 1, 2, 5, 4})).isCloseTo(0.6, within(1e-12));
        assertThat(Ranks.spearman(new double[] {1, 2, 2, 3})).isCloseTo(0.9486832980505138, within(1e-12));
        assertThat(Ranks.spearman(new double[] {1, 2, 7})).isEqualTo(1);
        assertThat(Ranks.spearman(new double[] {5, 0.1, 0})).isEqualTo(-1);
    }

    @Test
    void equalNeighboursAreToldOnce() {
        assertThat(Markdown.runs(List.of("late", "late", "early", "late"))).isEqualTo("late x 2, early, late");
        assertThat(Markdown.runs(List.of())).isEmpty();
    }

    @Test
    void rowsComeBackAsTheyWereWritten(@TempDir Path folder) {
        Path file = folder.resolve("rows.csv");
        List<String> columns = List.of("data", "n");
        Rows.append(file, columns, List.of(List.of("a, b", "1")));
        Rows.append(file, columns, List.of(List.of("c", "2"), List.of("c", "3")));
        Rows rows = Rows.read(file);
        assertThat(rows.values("data")).containsExactly("a, b", "c");
        assertThat(rows.where("data", "c").column("n")).containsExactly("2", "3");
    }

    /** 1 of 100: Clopper-Pearson 95 % is 0.03 to 5.45 % (R: binom.test(1, 100)). */
    @Test
    void alarmsAreCountedWithTheirInterval() {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String level = i == 0 ? "early-collapse" : i < 10 ? "undecided" : "healthy";
            cells.add(List.of("made", "text", "100", String.valueOf(i), level, "", "", "", ""));
        }
        FalseAlarms study = new FalseAlarms(new RealSets(Path.of("nowhere"), silent()));
        Rows rows = new Rows(cells.stream()
                .map(row -> Stream.iterate(0, c -> c < row.size(), c -> c + 1)
                        .collect(Collectors.toMap(study.columns()::get, row::get)))
                .toList());
        assertThat(study.markdown(rows)).contains("| text | 100 | 100 | 1 | 1.0 % [0.0, 5.4] | 1 % | 1 | 9 |");
    }

    @Test
    void absentDataIsNamedAndSkipped() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        RealSets sets = new RealSets(Path.of("nowhere"), new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(sets.names()).isEmpty();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("skipped: adult, no nowhere/tabular-real-vs-synthetic");
        assertThat(new Power(sets).cells())
                .extracting(cell -> cell.key().get(1))
                .contains("one lognormal column", "50 Gaussian modes")
                .doesNotContain("glove", "wikitext2");
    }

    /** The second run adds seeds to those of the first, and does none of them again. */
    @Test
    void aRunGoesOnWhereTheLastOneEnded(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        Path table = data.resolve("tabular-small/breast_cancer.csv");
        Files.createDirectories(table.getParent());
        Files.writeString(
                table,
                "a,b\n"
                        + Stream.iterate(0, i -> i < 220, i -> i + 1)
                                .map(i -> i * 7 % 101 + "." + i + "," + i * i % 89 + ".5\n")
                                .collect(Collectors.joining()));
        for (int run = 0; run < 2; run++) {
            Calibration.main(
                    new String[] {"run", data.toString(), folder.resolve("out").toString(), "0.3", "false-alarms"});
        }
        List<String> seeds =
                Rows.read(folder.resolve("out/false-alarms.csv")).column("seed").toList();
        assertThat(seeds).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        assertThat(seeds.get(seeds.size() - 1)).isEqualTo(String.valueOf(seeds.size() - 1));
    }

    @Test
    void tablesAreWrittenBetweenTheirMarks(@TempDir Path folder) throws IOException {
        List<String> columns = List.of(
                "run",
                "seed",
                "generation",
                "level",
                "p",
                "metric",
                "subject",
                "size",
                "agreement",
                "accuracy",
                "retained",
                "known");
        Rows.append(
                folder.resolve("recursive-qa.csv"),
                columns,
                List.of(
                        List.of("made", "0", "1", "healthy", "", "", "", "", "", "0.4", "10", "10"),
                        List.of("made", "0", "2", "shifted", "0.001", "m", "s", "1", "0.951", "0.4", "9", "10"),
                        List.of("made", "0", "3", "early-collapse", "0.001", "m", "s", "1", "0.8", "0.3", "8", "10"),
                        List.of("made", "0", "4", "early-collapse", "0.001", "m", "s", "1", "0.7", "0.3", "7", "10")));
        Path page = folder.resolve("page.md");
        Files.writeString(
                page, "before\n<!-- recursive-qa -->\nold\n<!-- end recursive-qa -->\nafter <!-- power -->\n");
        Calibration.main(new String[] {"page", "nowhere", folder.toString(), page.toString()});
        assertThat(Files.readString(page))
                .startsWith("before\n<!-- recursive-qa -->\n\n| run |")
                .contains(
                        "| made | 1 healthy, 2 shifted, 3 to 4 early-collapse | 3 | 0.95 0.80 0.70 | 10 9 8 7 of 10 | 3 |")
                .doesNotContain("old")
                .endsWith("<!-- end recursive-qa -->\nafter <!-- power -->\n");
    }

    private static PrintStream silent() {
        return new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    }
}
