package org.genloss.io.curate;

import java.util.List;
import java.util.Optional;
import org.genloss.curate.recipe.Recipe;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.io.UserError;
import org.genloss.io.ledger.FileDigest;
import org.genloss.io.read.FileCorpus;
import org.genloss.io.read.ReadOptions;
import org.genloss.io.read.Readers;
import org.genloss.ledger.Ledger;
import org.genloss.verdict.Check;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.CheckSettings;

/** The data that a recipe compares its mix with. */
final class Reference {
    /** What the sources held, as the check calls it. */
    static final String BEFORE = "sources";

    /** The mix, as the check calls it. */
    static final String AFTER = "mix";

    private final String path;
    private final FileCorpus corpus;

    private Reference(String path, FileCorpus corpus) {
        this.path = path;
        this.corpus = corpus;
    }

    /**
     * Opens that of a recipe; empty where it names none.
     *
     * @param fields that its records shall bring along, where they have them
     * @throws UserError where it cannot be read, or is no text
     */
    static Optional<Reference> of(Recipe recipe, List<String> fields) {
        List<ReadOptions.Note> notes =
                fields.stream().map(field -> new ReadOptions.Note(field, "")).toList();
        return recipe.reference().map(path -> {
            FileCorpus corpus =
                    Readers.open(EarlierMix.files(path), ReadOptions.defaults().withNotes(notes));
            if (corpus.schema().kind() != Schema.Kind.TEXT) {
                throw new UserError("reference needs text, and " + path + " is read as "
                        + corpus.schema().kind().word() + ". Give the texts that the mix shall be like: lines, or"
                        + " records with a field text.");
            }
            return new Reference(path, corpus);
        });
    }

    FileCorpus corpus() {
        return corpus;
    }

    /** SHA-256 of its file; of several, of their digests. */
    String digest() {
        List<String> digests = corpus.recognised().files().stream()
                .map(file -> FileDigest.of(java.nio.file.Path.of(file)))
                .toList();
        return digests.size() == 1 ? digests.get(0) : Ledger.digest(String.join("\n", digests));
    }

    /** Whether the sources, and then the mix, lost something that it has: the verdict's own statistics, without other readings. */
    CheckResult check(Records before, Records after, Seed seed, Workers workers) {
        String name = path.replaceAll("/+$", "").replaceAll(".*/", "");
        Check.Given real = Check.Given.of(name, corpus.recognised().files(), corpus);
        List<Check.Given> sides =
                List.of(Check.Given.of(BEFORE, List.of(), before), Check.Given.of(AFTER, List.of(), after));
        CheckSettings settings = CheckSettings.of(seed.child("reference")).withMetrics(List.of());
        return Check.run(real, sides, settings, workers, (what, done) -> {});
    }
}
