package org.genloss.io.read;

import java.util.Optional;
import org.genloss.data.Schema;

/** Finds the field that holds the embeddings of texts. */
record EmbeddingField(String file, FieldStats stats, ReadOptions options) {
    /** The option's name for texts without embeddings. */
    static final String LEAVE_OUT = "leave them out of both with --embedding-field none";

    /** Null where texts are words alone. @param like the shape of the reference, for every other side */
    FieldStats.Field find(Optional<Schema> like) {
        if (!options.embeddings().read()) {
            return null;
        }
        Optional<String> asked = options.embeddings().field();
        if (like.isPresent() && like.get().embedding() == 0) {
            if (asked.isPresent()) {
                throw BadInput.in(
                        file,
                        "--embedding-field asks for the field " + asked.get()
                                + ", and the reference brings no embeddings",
                        "Give the reference as data with that field, or " + LEAVE_OUT + ".");
            }
            return null;
        }
        FieldStats.Field field = asked.isPresent() ? asked(asked.get()) : UsualNames.first(stats, UsualNames.EMBEDDING);
        FieldStats.Field found = field == null || !field.embeddings() ? null : field;
        like.ifPresent(reference -> requireLike(reference.embedding(), found));
        if (found != null && found.dimensions() < 2) {
            throw BadInput.in(
                    file,
                    "the field " + found.name + " holds lists of one number, and an embedding has two at least",
                    "Name the field that holds the embeddings: --embedding-field, or " + LEAVE_OUT + ".");
        }
        return found;
    }

    private FieldStats.Field asked(String name) {
        FieldStats.Field field = stats.field(name);
        String fields = "The fields are " + Words.orNone(stats.names()) + ".";
        if (field == null) {
            throw BadInput.in(file, "--embedding-field asks for the field " + name + ", which is not there", fields);
        }
        if (!field.embeddings()) {
            throw BadInput.in(
                    file,
                    "--embedding-field asks for the field " + name + ", which holds no lists of numbers",
                    "Write each text's embedding as one list of numbers, such as [0.25, -1, 3]. " + fields);
        }
        return field;
    }

    private void requireLike(int expected, FieldStats.Field found) {
        if (found == null) {
            throw missing(file);
        }
        if (found.dimensions() != expected) {
            throw Planner.dimensions(file, expected, found.dimensions());
        }
    }

    static BadInput missing(String file) {
        return BadInput.in(
                file,
                "the reference brings an embedding with each text, and this file does not",
                "Give them in a field of the same name, made with the same model, or " + LEAVE_OUT + ".");
    }
}
