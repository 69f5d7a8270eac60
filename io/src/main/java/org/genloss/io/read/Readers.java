package org.genloss.io.read;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.data.Schema;

/** Opens files as a corpus. */
public final class Readers {
    private Readers() {}

    /**
     * One corpus of all files that the names stand for.
     *
     * @param names file names, globs, directories, or "-" for the standard input
     * @throws BadInput if they cannot be read as a collection of two items at least
     */
    public static FileCorpus open(List<String> names, ReadOptions options) {
        return open(names, options, BadRows.NONE);
    }

    /** The same; rows that are left out go to the sink during the first pass. */
    public static FileCorpus open(List<String> names, ReadOptions options, BadRows sink) {
        return new Opening(names, options, sink).corpus(Optional.empty());
    }

    /**
     * A corpus that is read as the reference was: of the same kind, with the reference's columns in the reference's order and on its scales.
     *
     * @throws BadInput if that cannot be done
     */
    public static FileCorpus openLike(Schema reference, List<String> names, ReadOptions options, BadRows sink) {
        return new Opening(names, options, sink).corpus(Optional.of(reference));
    }

    /**
     * What a model has drawn, which may be a single item, read as the data that it learned from.
     *
     * @throws BadInput if that cannot be done
     */
    public static FileCorpus drawn(Schema learned, Path file) {
        ReadOptions options = ReadOptions.defaults().withKind(learned.kind());
        return new Opening(List.of(file.toString()), options, BadRows.NONE).any(Optional.of(learned));
    }

    /**
     * Several corpora in one collection of files: for every value of the field, in natural order, the items that bear it.
     *
     * @throws BadInput if there is no such field, or a value has fewer than two items
     */
    public static Map<String, FileCorpus> series(List<String> names, ReadOptions options, String field, BadRows sink) {
        return new Opening(names, options, sink).series(field);
    }

    /** What the files hold, without reading more of them than that takes. */
    public static Recognised describe(List<String> names, ReadOptions options) {
        return open(names, options).recognised();
    }

    /**
     * The profiles behind the names; empty where they stand for data.
     *
     * @throws BadInput where some are profiles and some are not
     */
    public static List<ProfileInput> profiles(List<String> names) {
        return ProfileInput.of(names);
    }

    /** Whether the files have fields that an option may name: all but plain texts and arrays. */
    public static boolean hasFields(List<String> names, ReadOptions options) {
        return Sniffer.sniff(Opening.files(names, options).get(0), options).hasFields();
    }

    /**
     * Whether a data set that was read before can be compared with a reference, told as of files.
     *
     * @param name what the user calls it
     * @throws BadInput where kinds, dimensions or columns differ; columns may stand in another order
     */
    public static void requireLike(Schema reference, String name, Schema own) {
        SchemaLike.require(reference, name, own);
    }

    /** Globs replaced by the files and directories that they match, in natural order: each of them a generation. */
    public static List<String> expand(List<String> names) {
        return names.stream().flatMap(name -> Inputs.expand(name).stream()).toList();
    }
}
