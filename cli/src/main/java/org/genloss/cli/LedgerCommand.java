package org.genloss.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.genloss.io.UserError;
import org.genloss.io.curate.MixRecord;
import org.genloss.io.ledger.LedgerCheck;
import org.genloss.io.ledger.LedgerExport;
import org.genloss.io.ledger.LedgerFile;
import org.genloss.io.read.BadInput;
import org.genloss.io.render.LedgerText;
import org.genloss.io.write.AtomicFile;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.Lineage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code genloss ledger}: where something comes from, and whether the record of it was changed. */
@Command(
        name = "ledger",
        description = "Ask a ledger where data and models come from, and whether it was tampered with.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "show|trace|verify|export",
        subcommands = {
            LedgerCommand.Show.class,
            LedgerCommand.Trace.class,
            LedgerCommand.Verify.class,
            LedgerCommand.Export.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  genloss ledger verify runs/first",
            "  genloss ledger trace runs/first/generations/replace/gen-03.jsonl runs/first",
            "  genloss ledger export runs/first --format prov --out lineage.json"
        })
final class LedgerCommand implements Callable<Integer> {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    enum Format {
        TEXT,
        JSON
    }

    @Override
    public Integer call() {
        throw new UserError(
                "say what to ask: genloss ledger show, trace, verify or export. For example: genloss ledger verify DIR");
    }

    /** The ledger itself, or the directory that holds one. */
    static Path file(Path given) {
        Path file = Files.isDirectory(given) ? given.resolve("ledger.jsonl") : given;
        if (!Files.isRegularFile(file)) {
            throw BadInput.in(
                    given.toString(),
                    Files.isDirectory(given) ? "the directory has no ledger.jsonl" : "no such file",
                    "Give a ledger.jsonl, or a directory that holds one.");
        }
        return file;
    }

    /** All entries. */
    @Command(
            name = "show",
            description = "List the entries of a ledger, with the generation of what they made.",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExamples:%n",
            footer = {"  genloss ledger show runs/first", "  genloss ledger show ledger.jsonl --format json"})
    static final class Show implements Callable<Integer> {
        @Parameters(paramLabel = "LEDGER", description = "A ledger.jsonl, or a directory that holds one.")
        Path ledger;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                defaultValue = "text",
                description = "text or json on stdout (default: ${DEFAULT-VALUE}).")
        Format format;

        @Override
        public Integer call() {
            Ledger read = LedgerFile.read(file(ledger));
            if (format == Format.JSON) {
                Lineage lineage = new Lineage(read);
                List<Map<String, Object>> entries = read.lines().stream()
                        .map(line -> node(lineage.trace(line)))
                        .toList();
                print(Map.of("schema", "genloss.ledger/1", "entries", entries));
            } else {
                System.out.print(LedgerText.show(read, ledger.toString(), Terminal.columns()));
                System.out.flush();
            }
            return Exit.DONE;
        }
    }

    /** Where one thing comes from. */
    @Command(
            name = "trace",
            description = "Say where something comes from, down to what was read.",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExamples:%n",
            footer = {
                "  genloss ledger trace runs/first/generations/replace/gen-03.jsonl runs/first",
                "  genloss ledger trace 86de0467ea70 ledger.jsonl",
                "  genloss ledger trace article-17 mixes/first"
            })
    static final class Trace implements Callable<Integer> {
        @Parameters(
                index = "0",
                paramLabel = "ID",
                description =
                        "A file, a subject, the first six or more digits of a mark or digest, or the id of a record of a mix.")
        String id;

        @Parameters(index = "1", paramLabel = "LEDGER", description = "A ledger.jsonl, or a directory that holds one.")
        Path ledger;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                defaultValue = "text",
                description = "text or json on stdout (default: ${DEFAULT-VALUE}).")
        Format format;

        @Override
        public Integer call() {
            Ledger read = LedgerFile.read(file(ledger));
            Lineage lineage = new Lineage(read);
            List<Ledger.Marked> found = lineage.find(digestOr(id));
            List<MixRecord> records = found.isEmpty()
                    ? MixRecord.find(file(ledger).toAbsolutePath().getParent(), id, read)
                    : List.of();
            if (!records.isEmpty()) {
                records.forEach(record -> tell(record, lineage));
                return Exit.DONE;
            }
            if (found.isEmpty()) {
                throw new UserError("nothing in " + ledger + " is called " + id
                        + (Files.isRegularFile(Path.of(id)) ? " or has its content" : "")
                        + ". What is there: genloss ledger show " + ledger);
            }
            if (found.size() > 1) {
                throw new UserError(found.size() + " entries of " + ledger + " are called " + id + ": "
                        + String.join(
                                ", ",
                                found.stream()
                                        .limit(5)
                                        .map(l -> l.mark().substring(0, 12))
                                        .toList())
                        + ". Give more digits.");
            }
            Lineage.Node node = lineage.trace(found.get(0));
            if (format == Format.JSON) {
                print(node(node));
            } else {
                System.out.print(LedgerText.trace(node, Terminal.columns()));
                System.out.flush();
            }
            return Exit.DONE;
        }

        /** A record of a mix, with the source that it is of. */
        private void tell(MixRecord record, Lineage lineage) {
            List<Lineage.Node> sources =
                    lineage.find(record.source()).stream().map(lineage::trace).toList();
            if (format == Format.JSON) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("schema", "genloss.record/1");
                json.put("id", record.id());
                json.put("kept", record.kept());
                json.put("source", record.source());
                json.putAll(record.facts());
                json.put("sources", sources.stream().map(LedgerCommand::node).toList());
                LedgerCommand.print(json);
            } else {
                System.out.print(record.text());
                sources.forEach(node -> System.out.print(LedgerText.trace(node, Terminal.columns())));
                System.out.flush();
            }
        }

        private static String digestOr(String id) {
            Path file = Path.of(id);
            try {
                return Files.isRegularFile(file) ? Ledger.digest(Files.readAllBytes(file)) : id;
            } catch (IOException e) {
                throw new UserError("cannot read " + id + ": " + AtomicFile.reason(e) + ".", e);
            }
        }
    }

    /** Whether anything was changed. */
    @Command(
            name = "verify",
            description = {
                "Find entries that were changed, moved or taken out, and files of a run that were changed. Exit code 1 if there are any.",
                "",
                "Entries taken from the end leave no trace in the ledger itself: they are found by the last mark, which run.json "
                        + "beside the ledger holds, or --mark."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExamples:%n",
            footer = {"  genloss ledger verify runs/first", "  genloss ledger verify ledger.jsonl --mark 687b4686fe89"})
    static final class Verify implements Callable<Integer> {
        @Parameters(paramLabel = "LEDGER", description = "A ledger.jsonl, or a directory that holds one.")
        Path ledger;

        @Option(names = "--mark", paramLabel = "MARK", description = "The last mark as it was noted elsewhere.")
        String mark;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                defaultValue = "text",
                description = "text or json on stdout (default: ${DEFAULT-VALUE}).")
        Format format;

        @Override
        public Integer call() {
            if (mark != null && !mark.matches("[0-9a-f]{6,64}")) {
                throw new UserError("--mark takes six to 64 digits of 0 to f, got " + mark + ".");
            }
            LedgerCheck check = LedgerCheck.of(file(ledger), mark);
            if (format == Format.JSON) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("schema", "genloss.ledger/1");
                json.put("entries", check.entries());
                json.put("files", check.files());
                json.put("mark", check.mark());
                json.put("intact", check.intact());
                json.put("problems", check.problems());
                print(json);
            } else {
                System.out.print(check.text(ledger.toString()));
                System.out.flush();
            }
            return check.intact() ? Exit.DONE : Exit.GATE_FAILED;
        }
    }

    /** The ledger in the words of a standard. */
    @Command(
            name = "export",
            description = "Write a ledger as PROV-O, Croissant or OpenLineage.",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExamples:%n",
            footer = {
                "  genloss ledger export runs/first --format prov --out lineage.json",
                "  genloss ledger export runs/first --format croissant"
            })
    static final class Export implements Callable<Integer> {
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
            Path file = file(ledger);
            Ledger read = LedgerFile.read(file);
            Path parent = file.toAbsolutePath().normalize().getParent();
            LedgerExport export = new LedgerExport(
                    read,
                    parent.getFileName() == null
                            ? "ledger"
                            : parent.getFileName().toString());
            String text = switch (format) {
                case PROV -> export.prov();
                case CROISSANT -> export.croissant();
                case OPENLINEAGE ->
                    export.openLineage(
                            Files.getLastModifiedTime(file).toInstant().toString());
            };
            if (out == null) {
                System.out.print(text);
                System.out.flush();
            } else {
                AtomicFile.write(out, text.getBytes(StandardCharsets.UTF_8));
            }
            return Exit.DONE;
        }
    }

    private static void print(Object json) {
        System.out.print(JSON.writeValueAsString(json) + "\n");
        System.out.flush();
    }

    private static Map<String, Object> node(Lineage.Node node) {
        var facts = node.line().entry().facts();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mark", node.line().mark());
        json.put("type", node.line().entry().type());
        json.put("subject", facts.subject());
        json.put("generation", node.generation().number());
        json.put("atLeast", node.generation().atLeast());
        json.put("settings", facts.settings());
        json.put("seed", facts.seedPath());
        json.put("output", facts.outputDigest());
        json.put("sources", node.sources().stream().map(s -> s.line().mark()).toList());
        json.put("unexplained", node.unexplained());
        return json;
    }
}
