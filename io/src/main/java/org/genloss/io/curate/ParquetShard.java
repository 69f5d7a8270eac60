package org.genloss.io.curate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.genloss.io.Duck;

/** Lines of JSON with fixed fields to parquet. The same lines give the same bytes. */
final class ParquetShard {
    private static final String COLUMNS = "{id: 'VARCHAR', text: 'VARCHAR', source: 'VARCHAR', origin: 'VARCHAR',"
            + " generation: 'INTEGER', generation_at_least: 'BOOLEAN', generator: 'VARCHAR', licence: 'VARCHAR',"
            + " date: 'VARCHAR', labels: 'JSON', weight: 'DOUBLE', fields: 'VARCHAR'}";

    private ParquetShard() {}

    static void convert(Path lines, Path parquet) throws SQLException, IOException {
        Path aside = parquet.resolveSibling("." + parquet.getFileName() + ".unfinished");
        Files.createDirectories(parquet.toAbsolutePath().getParent());
        try (Connection connection = Duck.open();
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT * REPLACE (CAST(labels AS VARCHAR) AS labels) FROM read_json("
                    + Duck.text(lines.toString()) + ", format = 'newline_delimited', columns = " + COLUMNS
                    + ", maximum_object_size = 67108864)) TO " + Duck.text(aside.toString())
                    + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 8192)");
        }
        Files.move(aside, parquet, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.delete(lines);
    }
}
