package org.genloss.io.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.catalog.Settings;
import org.genloss.io.experiment.Study;
import org.genloss.io.ledger.LedgerFile;
import org.genloss.lab.Experiment;
import org.genloss.lab.Learner;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Lineage;

/**
 * Models in files that the fits of a run begin from. They are inputs of these fits like data, of the generation that the ledger of the run says which left the file; without such
 * a ledger nobody knows what they were trained on.
 */
final class StartModels {
    /** A model lies at most so many folders below the ledger of its run: {@code generations/cell-001/replace/last.model}. */
    private static final int DEEPEST = 4;

    private StartModels() {}

    /** Each of them once, as it was read. */
    static List<Entry> read(Study study) {
        Map<String, Entry> entries = new LinkedHashMap<>(); // by digest
        for (Experiment cell : study.cells()) {
            Learner learner = cell.learner().fitted();
            learner.starts().forEach((setting, digest) -> {
                Path file = Path.of(String.valueOf(Settings.of(learner).get(setting)));
                entries.computeIfAbsent(digest, each -> {
                    Map<String, String> settings = new LinkedHashMap<>();
                    settings.put("model", setting);
                    generation(file, digest)
                            .ifPresentOrElse(
                                    words -> settings.put("generation", words),
                                    () -> settings.put("origin", "unknown"));
                    return new Entry.Read(Entry.Facts.of(file.toString(), settings, digest));
                });
            });
        }
        return new ArrayList<>(entries.values());
    }

    /** What the fit of a round begins from beside its data, as inputs of its entry. @param before mark of the fit before; empty for the first */
    static List<String> inputs(Learner learner, String before) {
        return learner.warms() && !before.isEmpty()
                ? List.of(before)
                : List.copyOf(learner.starts().values());
    }

    private static Optional<String> generation(Path model, String digest) {
        Path folder = model.toAbsolutePath().normalize().getParent();
        for (int up = 0; up < DEEPEST && folder != null; up++) {
            Path file = folder.resolve("ledger.jsonl");
            if (Files.isRegularFile(file)) {
                Lineage lineage = new Lineage(LedgerFile.read(file));
                return lineage.find(digest).stream()
                        .findFirst()
                        .map(line -> lineage.trace(line).generation().words());
            }
            folder = folder.getParent();
        }
        return Optional.empty();
    }
}
