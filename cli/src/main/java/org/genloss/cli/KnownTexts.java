package org.genloss.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.genloss.curate.stylometry.Stylometry;
import org.genloss.data.Item;
import org.genloss.io.UserError;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.ReadOptions;
import org.genloss.profile.Draw;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Texts whose origin is known, for commands that train or test a detector. */
final class KnownTexts {
    @Option(
            names = "--human",
            paramLabel = "FILE",
            required = true,
            description = "Text by people, of the sort that the detector shall judge; repeatable.")
    List<String> human = List.of();

    @Option(
            names = "--synthetic",
            paramLabel = "FILE",
            required = true,
            description = "Text by models, of the same sort; repeatable.")
    List<String> synthetic = List.of();

    @Option(
            names = "--by",
            paramLabel = "FIELD",
            description =
                    "Say how well each value of a field of the synthetic text is found, such as generator; repeatable.")
    List<String> by = List.of();

    /** What a detector learns from of each origin, unless told otherwise. */
    static final Draw.Of TRAINING = new Draw.Of(4L << 20);

    @Option(
            names = "--sample",
            paramLabel = "SIZE",
            converter = SampleSize.class,
            description =
                    "Text to use of each origin, as 20MB or all: a uniform sample of whole groups (default: 4MiB).")
    Draw.Of sample = TRAINING;

    @Mixin
    InputOptions input;

    /** Both sides as they were read, with their texts together. */
    record Opened(TextSide human, TextSide synthetic, List<Stylometry.Known> texts) {
        List<String> groupFields() {
            Set<String> fields = new LinkedHashSet<>(human.groupFields());
            fields.addAll(synthetic.groupFields());
            return List.copyOf(fields);
        }
    }

    Opened open(BadRows sink) {
        ReadOptions options = input.read();
        List<ReadOptions.Note> notes = by.stream()
                .distinct()
                .map(field -> new ReadOptions.Note(field, "--by"))
                .toList();
        TextSide people = TextSide.read(human, options, sample, sink);
        TextSide models = TextSide.read(synthetic, options.withNotes(notes), sample, sink);
        List<Stylometry.Known> texts = new ArrayList<>();
        people.items().forEach(item -> texts.add(known(item, false)));
        models.items().forEach(item -> texts.add(known(item, true)));
        requireSome(people, human);
        requireSome(models, synthetic);
        return new Opened(people, models, texts);
    }

    private static void requireSome(TextSide side, List<String> files) {
        if (side.draw().size() == 0) {
            throw new UserError("there is no text in " + String.join(", ", files) + ".");
        }
    }

    /** Items without names of their own are numbered anew in every file: the side keeps them apart. */
    static Stylometry.Known known(Item item, boolean synthetic) {
        String group = item.named() ? item.group() : (synthetic ? "s" : "h") + item.group();
        return new Stylometry.Known(group, TextSide.text(item), synthetic, item.notes());
    }
}
