package org.genloss.io.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.io.UserError;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.ReadOptions;
import org.genloss.io.read.Readers;
import org.genloss.lab.GenerativeModel;

/** A model that one of the user's programs left on disk. */
final class CommandModel implements GenerativeModel {
    private final Command command;
    private final Path workspace;
    private final Schema schema;
    private final Path model;

    CommandModel(Command command, Path workspace, Schema schema, Path model) {
        this.command = command;
        this.workspace = workspace;
        this.schema = schema;
        this.model = model;
    }

    /** The first items of what the program wrote. @throws IllegalArgumentException where they are too few, or not of the same form as the data */
    @Override
    public Corpus draw(int items, Seed seed) {
        Path file = new Step(command, workspace, seed).sample(model, items);
        List<Item> drawn = new ArrayList<>(items);
        ReadOptions options = ReadOptions.defaults().withKind(schema.kind());
        try (Stream<Item> all = Readers.openLike(schema, List.of(file.toString()), options, BadRows.NONE)
                .items()) {
            for (Iterator<Item> i = all.iterator(); i.hasNext() && drawn.size() < items; ) {
                drawn.add(Item.of(String.valueOf(drawn.size()), i.next().payload()));
            }
        } catch (UserError e) {
            throw new IllegalArgumentException("sample wrote what cannot be read: " + e.getMessage(), e);
        }
        if (drawn.size() < items) {
            throw new IllegalArgumentException(
                    "sample wrote " + drawn.size() + " items to " + file + ", " + items + " were asked for");
        }
        Corpus corpus = new Items(schema, drawn);
        return schema.kind() == Schema.Kind.VECTOR ? Vectors.of(corpus) : corpus;
    }

    /** None: what a program's model is like is not known. */
    @Override
    public List<Parameter> parameters() {
        return List.of();
    }
}
