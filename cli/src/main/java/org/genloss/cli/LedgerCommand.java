package org.genloss.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.genloss.io.UserError;
import org.genloss.io.ledger.LedgerCheck;
import org.genloss.io.ledger.LedgerFile;
import org.genloss.io.read.BadInput;
import org.genloss.io.render.LedgerText;
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
        subcommands = {LedgerCommand.Show.class, LedgerTrace.class, LedgerVerify.class, LedgerExporter.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  genloss ledger verify runs/first",
            "  genloss ledger trace runs/first/generations/replace/gen-03.jsonl runs/first",
            "  genloss ledger export runs/first --format prov --out lineage.json"
        })
final class LedgerCommand implements Callable<Integer> {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** For the help of what answers from a ledger. */
    static final String BROKEN =
            "Exit code 1 where the marks of the ledger do not follow, and it was changed: what is told is then what stands there now.";

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

    /**
     * A ledger to answer from.
     *
     * @param exit what the command ends with: 1 where the marks do not follow, so that no script takes the answer for a held record
     */
    record Opened(Path file, Ledger read, int exit) {}

    /** Reads a ledger, and says before anything is answered where its marks do not follow. */
    static Opened open(Path given) {
        Path file = file(given);
        Ledger read = LedgerFile.read(file);
        Optional<String> broken = LedgerCheck.broken(read);
        broken.ifPresent(where -> Failures.say(
                System.err,
                "the ledger " + given + " does not hold, and what follows is only what stands there now: " + where
                        + " All that was changed: genloss ledger verify " + given));
        return new Opened(file, read, broken.isEmpty() ? Exit.DONE : Exit.GATE_FAILED);
    }

    /** All entries. */
    @Command(
            name = "show",
            description = {
                "Draw what was made from what, from the data that was read on, with its generation.",
                "",
                BROKEN
            },
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExamples:%n",
            footer = {
                "  genloss ledger show runs/first",
                "  genloss ledger show runs/first --list",
                "  genloss ledger show ledger.jsonl --format json"
            })
    static final class Show implements Callable<Integer> {
        @Parameters(paramLabel = "LEDGER", description = "A ledger.jsonl, or a directory that holds one.")
        Path ledger;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                defaultValue = "text",
                description = "text or json on stdout (default: ${DEFAULT-VALUE}).")
        Format format;

        @Option(names = "--list", description = "A table of all entries in their order, in place of the drawing.")
        boolean list;

        @Override
        public Integer call() {
            Opened opened = open(ledger);
            Ledger read = opened.read();
            if (format == Format.JSON) {
                List<Map<String, Object>> entries = new Lineage(read)
                        .nodes().stream().map(LedgerCommand::node).toList();
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("schema", "genloss.ledger/1");
                json.put("entries", entries);
                print(json);
            } else {
                System.out.print(
                        list
                                ? LedgerText.list(read, ledger.toString(), Terminal.columns())
                                : LedgerText.show(read, ledger.toString(), Terminal.columns()));
                System.out.flush();
            }
            return opened.exit();
        }
    }

    static void print(Object json) {
        System.out.print(JSON.writeValueAsString(json) + "\n");
        System.out.flush();
    }

    static Map<String, Object> node(Lineage.Node node) {
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
