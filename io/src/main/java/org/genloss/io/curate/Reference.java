package org.genloss.io.curate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.curate.recipe.Recipe;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
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
    private final FileCorpus files;
    private final Corpus corpus;

    private Reference(String path, FileCorpus files, Corpus corpus) {
        this.path = path;
        this.files = files;
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
            EarlierMix.requireWhole(path, Optional.empty());
            FileCorpus corpus =
                    Readers.open(EarlierMix.files(path), ReadOptions.defaults().withNotes(notes));
            if (corpus.schema().kind() != Schema.Kind.TEXT) {
                throw new UserError("reference needs text, and " + path + " is read as "
                        + corpus.schema().kind().word() + ". Give the texts that the mix shall be like: lines, or"
                        + " records with a field text.");
            }
            EarlierMix.verified(path, corpus.recognised().files());
            return new Reference(path, corpus, corpus);
        });
    }

    Corpus corpus() {
        return corpus;
    }

    /** The same texts as the steps that mend texts leave them: what they repair or mask is not missing in a mix. @param steps ready */
    Reference mended(Steps steps) {
        return new Reference(path, files, new Mended(files, steps));
    }

    /** Texts that are mended while they are read. */
    private record Mended(Corpus of, Steps steps) implements Corpus {
        @Override
        public Schema schema() {
            return of.schema();
        }

        @Override
        public Stream<Item> items() {
            return of.items().map(steps::mended);
        }

        @Override
        public Stream<Item> items(Wanted wanted) {
            return of.items(wanted).map(steps::mended);
        }
    }

    /** SHA-256 of its file; of several, of their digests. */
    String digest() {
        List<String> digests = files.recognised().files().stream()
                .map(file -> FileDigest.of(java.nio.file.Path.of(file)))
                .toList();
        return digests.size() == 1 ? digests.get(0) : Ledger.digest(String.join("\n", digests));
    }

    /** Whether the sources, and then the mix, lost something that it has: the verdict's own statistics, without other readings. */
    CheckResult check(Records before, Records after, Seed seed, Workers workers) {
        String name = path.replaceAll("/+$", "").replaceAll(".*/", "");
        Check.Given real = Check.Given.of(name, files.recognised().files(), corpus);
        List<Check.Given> sides =
                List.of(Check.Given.of(BEFORE, List.of(), before), Check.Given.of(AFTER, List.of(), after));
        CheckSettings settings = CheckSettings.of(seed.child("reference")).withMetrics(List.of());
        return Check.run(real, sides, settings, workers, (what, done) -> {});
    }
}
