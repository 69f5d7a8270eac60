package org.genloss.cli;

import java.util.SortedMap;
import org.genloss.io.read.ReadOptions;
import picocli.CommandLine.Option;

/** How files are read by commands that compare points beside words. */
final class EmbeddedInputOptions extends InputOptions {
    @Option(
            names = "--embedding-field",
            paramLabel = "NAME",
            description =
                    "The list of numbers beside each text that says where a model puts it, read as points beside the words; found under its usual names, none leaves it out.")
    String embeddingField;

    @Override
    ReadOptions read() {
        return super.read().withEmbeddings(embeddings(embeddingField));
    }

    @Override
    SortedMap<String, String> asked() {
        SortedMap<String, String> asked = super.asked();
        put(asked, "--embedding-field", embeddingField);
        return asked;
    }

    static ReadOptions.Embeddings embeddings(String field) {
        if (field == null) {
            return ReadOptions.Embeddings.USUAL;
        }
        return field.equals("none") ? ReadOptions.Embeddings.NONE : ReadOptions.Embeddings.in(field);
    }
}
