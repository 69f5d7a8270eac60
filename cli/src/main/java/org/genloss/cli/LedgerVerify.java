package org.genloss.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.genloss.io.UserError;
import org.genloss.io.ledger.LedgerCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code genloss ledger verify}: whether anything was changed. */
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
final class LedgerVerify implements Callable<Integer> {
    @Parameters(paramLabel = "LEDGER", description = "A ledger.jsonl, or a directory that holds one.")
    Path ledger;

    @Option(names = "--mark", paramLabel = "MARK", description = "The last mark as it was noted elsewhere.")
    String mark;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json on stdout (default: ${DEFAULT-VALUE}).")
    LedgerCommand.Format format;

    @Override
    public Integer call() {
        if (mark != null && !mark.matches("[0-9a-f]{6,64}")) {
            throw new UserError("--mark takes six to 64 digits of 0 to f, got " + mark + ".");
        }
        LedgerCheck check = LedgerCheck.of(LedgerCommand.file(ledger), mark);
        if (format == LedgerCommand.Format.JSON) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("schema", "genloss.ledger/1");
            json.put("entries", check.entries());
            json.put("files", check.files());
            json.put("mark", check.mark());
            json.put("intact", check.intact());
            json.put("problems", check.problems());
            LedgerCommand.print(json);
        } else {
            System.out.print(check.text(ledger.toString()));
            System.out.flush();
        }
        return check.intact() ? Exit.DONE : Exit.GATE_FAILED;
    }
}
