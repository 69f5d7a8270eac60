package org.genloss.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.genloss.io.UserError;
import org.genloss.io.curate.MixRecord;
import org.genloss.io.curate.Trail;
import org.genloss.io.ledger.FileDigest;
import org.genloss.io.render.LedgerText;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.Lineage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code genloss ledger trace}: where one thing comes from. */
@Command(
        name = "trace",
        description = {
            "Say where something comes from, down to what was read; of a record of a mix also what people decided about it, and through which earlier mixes it came.",
            "",
            LedgerCommand.BROKEN
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  genloss ledger trace runs/first/generations/replace/gen-03.jsonl runs/first",
            "  genloss ledger trace 86de0467ea70 ledger.jsonl",
            "  genloss ledger trace article-17 mixes/first"
        })
final class LedgerTrace implements Callable<Integer> {
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
    LedgerCommand.Format format;

    @Override
    public Integer call() {
        LedgerCommand.Opened opened = LedgerCommand.open(ledger);
        Ledger read = opened.read();
        Lineage lineage = new Lineage(read);
        List<Ledger.Marked> found = meant(lineage.find(digestOr(id)));
        List<MixRecord> records =
                found.isEmpty() ? MixRecord.find(opened.file().toAbsolutePath().getParent(), id, read) : List.of();
        if (!records.isEmpty()) {
            Path directory = opened.file().toAbsolutePath().normalize().getParent();
            Map<MixRecord, Trail> trails = new LinkedHashMap<>();
            records.forEach(record -> trails.put(record, Trail.of(directory, record, read)));
            tell(trails, lineage);
            return opened.exit();
        }
        if (found.isEmpty()) {
            throw new UserError("nothing in " + ledger + " is called " + id
                    + (Files.isRegularFile(Path.of(id)) ? " or has its content" : "")
                    + ". What is there: genloss ledger show " + ledger);
        }
        if (found.size() > 1) {
            throw new UserError(found.size() + " entries of " + ledger + " are called " + id
                    + " or made what is in it: "
                    + found.stream()
                            .limit(5)
                            .map(l -> l.mark().substring(0, 12) + " ("
                                    + l.entry().type() + " "
                                    + l.entry().facts().subject() + ")")
                            .collect(Collectors.joining(", "))
                    + (found.size() > 5 ? ", .." : "") + ". Give the mark of one in place of it.");
        }
        Lineage.Node node = lineage.trace(found.get(0));
        if (format == LedgerCommand.Format.JSON) {
            LedgerCommand.print(LedgerCommand.node(node));
        } else {
            System.out.print(LedgerText.trace(node, Terminal.columns()));
            System.out.flush();
        }
        return opened.exit();
    }

    /** Records of a mix, with the sources that they are of, in it and in the earlier mixes that they came through. */
    private void tell(Map<MixRecord, Trail> trails, Lineage lineage) {
        if (format == LedgerCommand.Format.JSON) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("schema", "genloss.records/1");
            json.put("id", id);
            json.put(
                    "records",
                    trails.entrySet().stream()
                            .map(one -> json(one.getKey(), one.getValue(), lineage))
                            .toList());
            LedgerCommand.print(json);
            return;
        }
        trails.forEach((record, trail) -> System.out.print(record.text() + trail.text()));
        trails.keySet().stream()
                .flatMap(record -> sources(record, lineage))
                .distinct()
                .forEach(node -> System.out.print(LedgerText.trace(node, Terminal.columns())));
        trails.values().stream()
                .flatMap(trail -> trail.hops().stream())
                .flatMap(hop -> sources(hop.record(), new Lineage(hop.ledger()))
                        .map(node -> "\nIn the mix " + hop.mix() + " (" + hop.directory() + "):\n"
                                + LedgerText.trace(node, Terminal.columns())))
                .distinct()
                .forEach(System.out::print);
        System.out.flush();
    }

    private static Map<String, Object> json(MixRecord record, Trail trail, Lineage lineage) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", record.id());
        json.put("kept", record.kept());
        json.put("source", record.source());
        json.putAll(record.facts());
        json.put("sources", sources(record, lineage).map(LedgerCommand::node).toList());
        json.put("earlier", trail.json());
        trail.lost().ifPresent(why -> json.put("notAtHand", why));
        return json;
    }

    private static Stream<Lineage.Node> sources(MixRecord record, Lineage lineage) {
        return lineage.find(record.source()).stream()
                .filter(line -> line.entry() instanceof Entry.Read)
                .map(lineage::trace);
    }

    /** Of several that made the same bytes the one that is said to have made this very file. */
    private List<Ledger.Marked> meant(List<Ledger.Marked> found) {
        Path directory = LedgerCommand.file(ledger).toAbsolutePath().normalize().getParent();
        Path file = Path.of(id).toAbsolutePath().normalize();
        if (found.size() < 2 || !file.startsWith(directory)) {
            return found;
        }
        String name = directory.relativize(file).toString().replace('\\', '/');
        List<Ledger.Marked> own = found.stream()
                .filter(line -> {
                    Entry.Facts facts = line.entry().facts();
                    return facts.subject().equals(name)
                            || name.equals(facts.settings().get(Lineage.FILE));
                })
                .toList();
        return own.isEmpty() ? found : own;
    }

    private static String digestOr(String id) {
        Path file = Path.of(id);
        return Files.isRegularFile(file) ? FileDigest.of(file) : id;
    }
}
