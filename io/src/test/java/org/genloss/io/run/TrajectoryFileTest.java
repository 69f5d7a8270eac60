package org.genloss.io.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.genloss.data.Workers;
import org.genloss.io.UserError;
import org.genloss.io.experiment.Spec;
import org.genloss.io.experiment.Studies;
import org.genloss.io.experiment.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrajectoryFileTest {
    @TempDir
    Path dir;

    /** Three items drawn from five categories: the first model lacks two or more of them, so that its divergence from the truth is infinite. */
    @Test
    void everyRowHasAValueOrAReason() throws IOException, SQLException {
        new RunFiles(run(Map.of("builtin", "uniform-categories", "categories", 5), "categorical", 3), "test").data();
        List<NamedCsvRecord> rows;
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(dir.resolve("run/trajectory.csv")))) {
            rows = csv.stream().toList();
        }
        assertThat(rows.get(0).getHeader())
                .containsExactly(
                        "cell",
                        "regime",
                        "replicate",
                        "generation",
                        "metric",
                        "subject",
                        "value",
                        "low",
                        "high",
                        "theory",
                        "reason");
        assertThat(rows)
                .allMatch(row -> row.getField("value").isEmpty()
                        != row.getField("reason").isEmpty());
        assertThat(rows)
                .filteredOn(row -> row.getField("metric").equals("kl-from-truth"))
                .filteredOn(row -> !row.getField("generation").equals("0"))
                .isNotEmpty()
                .allMatch(row -> row.getField("reason").equals("the model excludes a category that the truth has"));
        assertThat(inParquet("reason IS NULL")).isEqualTo(inParquet("value IS NOT NULL"));
        assertThat(inParquet("reason IS NOT NULL"))
                .isEqualTo(rows.stream()
                        .filter(row -> !row.getField("reason").isEmpty())
                        .count());
    }

    @Test
    void dataThatNoModelFitsIsTheUsersToMend() {
        assertThatThrownBy(() -> run(Map.of("builtin", "gaussian"), "gaussian", 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("needs at least 2 items in the first fit, got 1");
    }

    private Run run(Map<String, Object> data, String learner, int items) {
        Study study = Studies.of(Spec.of(Map.of(
                "data",
                data,
                "learner",
                learner,
                "regimes",
                "replace",
                "items",
                items,
                "generations",
                2,
                "replicates",
                2)));
        Run run = new Run(study, RunDirectory.open(dir.resolve("run"), study.spec()));
        run.compute(Workers.SERIAL, RunProgress.NONE);
        return run;
    }

    private long inParquet(String condition) throws SQLException {
        String file = dir.resolve("run/trajectory.parquet").toString();
        try (var memory = DriverManager.getConnection("jdbc:duckdb:");
                var statement = memory.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM '" + file + "' WHERE " + condition)) {
            result.next();
            return result.getLong(1);
        }
    }
}
