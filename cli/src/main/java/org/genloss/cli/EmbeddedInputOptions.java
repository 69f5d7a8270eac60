package org.genloss.cli;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.genloss.curate.likelihood.LanguageModel;
import org.genloss.io.UserError;
import org.genloss.io.model.Crew;
import org.genloss.io.model.Edge;
import org.genloss.io.model.EncoderSettings;
import org.genloss.io.read.ReadOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How files are read by commands that compare points beside words. */
final class EmbeddedInputOptions extends InputOptions {
    @Option(
            names = "--embedding-field",
            paramLabel = "NAME",
            description =
                    "The list of numbers beside each text that says where a model puts it, read as points beside the words; found under its usual names, none leaves it out.")
    String embeddingField;

    @Mixin
    EncoderOptions encoder;

    private Edge edge = Edge.none();
    private List<ReadOptions.Note> carried = List.of();

    /**
     * Opens the models that look at texts.
     *
     * @param scorer the language model, where there is one
     * @param progress hears how far they are
     */
    void open(Optional<LanguageModel> scorer, int threads, Edge.Progress progress) {
        if (encoder.given() && embeddingField != null && !embeddingField.equals("none")) {
            throw new UserError("--encoder makes embeddings and --embedding-field reads some: leave one of them out.");
        }
        edge = new Edge(encoder.open(threads), scorer, new Crew(threads), progress);
    }

    /** The encoder of a file, where no option says where embeddings come from. */
    void unlessGiven(EncoderSettings settings) {
        if (embeddingField == null) {
            encoder.unlessGiven(settings);
        }
    }

    /** A field that texts are to bring along. */
    void carry(ReadOptions.Note note) {
        carried = List.of(note);
    }

    /** The models that look at texts. */
    Edge edge() {
        return edge;
    }

    /** Embeddings of the data are not read where an encoder makes some. */
    @Override
    ReadOptions read() {
        return super.read()
                .withEmbeddings(embeddings(encoder.given() ? "none" : embeddingField))
                .withNotes(carried);
    }

    @Override
    SortedMap<String, String> asked() {
        SortedMap<String, String> asked = super.asked();
        put(asked, "--embedding-field", embeddingField);
        edge.encoder().ifPresent(model -> put(asked, "--encoder", model.mark().text()));
        return asked;
    }

    static ReadOptions.Embeddings embeddings(String field) {
        if (field == null) {
            return ReadOptions.Embeddings.USUAL;
        }
        return field.equals("none") ? ReadOptions.Embeddings.NONE : ReadOptions.Embeddings.in(field);
    }
}
