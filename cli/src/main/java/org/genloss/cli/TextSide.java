package org.genloss.cli;

import java.util.List;
import java.util.Set;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.io.read.BadInput;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.FileCorpus;
import org.genloss.io.read.ReadOptions;
import org.genloss.io.read.Readers;
import org.genloss.io.render.ContaminationReport.Read;
import org.genloss.profile.Draw;
import org.genloss.profile.Profile;

/**
 * Texts of one side, read for a comparison of origins.
 *
 * @param read what there was
 * @param draw those used: a uniform sample of whole groups where there are more
 * @param groupFields fields that may say what belongs together, where none was named
 */
record TextSide(Read read, Draw draw, List<String> groupFields) {
    static TextSide read(List<String> files, ReadOptions options, Draw.Of sample, BadRows sink) {
        FileCorpus corpus = open(files, options, sink);
        Draw draw = Profile.of(corpus, Set.of(sample)).get(sample);
        return new TextSide(
                new Read(corpus.recognised().files(), draw.seen(), draw.size()),
                draw,
                corpus.recognised().groupCandidates());
    }

    List<Item> items() {
        return items(draw);
    }

    /** A part of the sample, drawn in the same way. */
    List<Item> items(Draw.Of part) {
        return items(draw.within(part));
    }

    private static List<Item> items(Draw draw) {
        return draw.groups().stream().flatMap(group -> group.items().stream()).toList();
    }

    /** @throws BadInput where the files hold no text */
    static FileCorpus open(List<String> files, ReadOptions options, BadRows sink) {
        FileCorpus corpus = Readers.open(files, options, sink);
        if (corpus.schema().kind() != Schema.Kind.TEXT) {
            throw BadInput.in(
                    String.join(", ", files),
                    "synthetic text is looked for in text, and this is of the kind "
                            + corpus.schema().kind().word(),
                    "Give text, or name its field: --text-field.");
        }
        return corpus;
    }

    static String text(Item item) {
        return ((Payload.Text) item.payload()).value();
    }
}
