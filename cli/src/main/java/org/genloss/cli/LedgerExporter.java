package org.genloss.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.genloss.io.ledger.LedgerExport;
import org.genloss.io.write.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code genloss ledger export}: the ledger in the words of a standard. */
@Command(
        name = "export",
        description = {"Write a ledger as PROV-O, Croissant or OpenLineage.", "", LedgerCommand.BROKEN},
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  genloss ledger export runs/first --format prov --out lineage.json",
            "  genloss ledger export runs/first --format croissant"
        })
final class LedgerExporter implements Callable<Integer> {
    enum Standard {
        PROV,
        CROISSANT,
        OPENLINEAGE
    }

    @Parameters(paramLabel = "LEDGER", description = "A ledger.jsonl, or a directory that holds one.")
    Path ledger;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            required = true,
            description =
                    "prov (PROV-O as JSON-LD), croissant (1.1, with PROV terms) or openlineage (an event a line).")
    Standard format;

    @Option(names = "--out", paramLabel = "FILE", description = "The file to write; stdout by default.")
    Path out;

    @Override
    public Integer call() throws IOException {
        LedgerCommand.Opened opened = LedgerCommand.open(ledger);
        Path file = opened.file();
        Path parent = file.toAbsolutePath().normalize().getParent();
        LedgerExport export = new LedgerExport(
                opened.read(),
                parent.getFileName() == null ? "ledger" : parent.getFileName().toString());
        String text = switch (format) {
            case PROV -> export.prov();
            case CROISSANT -> export.croissant();
            case OPENLINEAGE ->
                export.openLineage(Files.getLastModifiedTime(file).toInstant().toString());
        };
        if (out == null) {
            System.out.print(text);
            System.out.flush();
        } else {
            AtomicFile.write(out, text.getBytes(StandardCharsets.UTF_8));
        }
        return opened.exit();
    }
}
