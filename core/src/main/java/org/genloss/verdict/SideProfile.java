package org.genloss.verdict;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.profile.Draw;
import org.genloss.profile.Kind;
import org.genloss.profile.Packed;
import org.genloss.profile.Profile;
import org.genloss.profile.Summary;

/**
 * All that a check keeps of one data set: a {@link Draw}, which is a sample of its items, and a {@link Census} of what can be named in all of
 * them. It stands in for the data on either side of a check, with the same readings and the same verdict. Profiles of the files of a data set
 * merge into the profile of the whole.
 */
public final class SideProfile {
    /** Layout of {@link #write}. */
    public static final int VERSION = 1;

    /** The largest hash: nothing beyond it was left out. */
    private static final long ALL = -1L;

    private final Schema schema;
    private final Draw draw;
    private final Census census;

    private SideProfile(Schema schema, Draw draw, Census census) {
        this.schema = schema;
        this.draw = draw;
        this.census = census;
    }

    /**
     * One pass over the data.
     *
     * @param kind how much content to keep
     */
    public static SideProfile of(Corpus corpus, Draw.Of kind) {
        Census.Of census = Census.Of.beside(kind);
        Profile profile = Profile.of(corpus, Set.of(kind, census));
        return new SideProfile(profile.schema(), profile.get(kind), profile.get(census));
    }

    public Schema schema() {
        return schema;
    }

    public Draw draw() {
        return draw;
    }

    /** Whether words or values were counted in all items; not where items share groups, nor in vectors. */
    public boolean counted() {
        return census.exact() && schema.kind() != Schema.Kind.VECTOR;
    }

    /** Words known of a text, up to 262,144. */
    public long words() {
        return census.words().size();
    }

    /** Whether these are all words that occur in the data. */
    public boolean allWords() {
        return census.words().last() == ALL;
    }

    /**
     * What was counted in a column.
     *
     * @param values different texts known, or different numbers where they are few
     * @param all whether these are all values that occur
     * @param missing rows without a value
     * @param range smallest and largest number; empty where there is none
     */
    public record Counted(long values, boolean all, long missing, Optional<double[]> range) {}

    /** What was counted, column by column of a table; empty where nothing was. */
    public List<Counted> columns() {
        return census.columns().stream()
                .map(c -> new Counted(
                        c.texts.size() + c.numbers.size(),
                        c.texts.last() == ALL && c.numbers.last() == ALL,
                        c.missing(),
                        c.ends.seen() == 0
                                ? Optional.empty()
                                : Optional.of(new double[] {c.ends.beyond(false)[0], c.ends.beyond(true)[0]})))
                .toList();
    }

    /**
     * Takes in the profile of other items of the same data set; the other is not used afterwards. Of two budgets the smaller remains.
     *
     * @throws IllegalArgumentException where the schemas differ
     */
    public SideProfile merge(SideProfile other) {
        if (!schema.equals(other.schema)) {
            throw new IllegalArgumentException("only profiles of one schema merge");
        }
        Draw.Of kind = draw.kind().min(other.draw.kind());
        Draw merged = draw.within(kind);
        merged.merge(other.draw.within(kind));
        Census all = census.beside(kind);
        all.merge(other.census.beside(kind));
        if (merged.repeated().isPresent()) {
            all.forget();
        }
        return new SideProfile(schema, merged, all);
    }

    /**
     * The profile that the same files give behind others: rows that stand for names get the number of their file.
     *
     * @param files files before
     * @param ids whether the data does not name its items, only perhaps their groups
     */
    public SideProfile behind(long files, boolean ids) {
        return new SideProfile(schema, draw.behind(files, ids), census);
    }

    /**
     * The same profile with its columns in the order of another schema.
     *
     * @param other has the same columns
     */
    public SideProfile arranged(Schema other) {
        if (schema.equals(other) || schema.kind() != Schema.Kind.TABLE) {
            return this;
        }
        int[] from = other.columns().stream()
                .mapToInt(column -> schema.columns().indexOf(column))
                .toArray();
        return new SideProfile(other, draw.arranged(from), census.arranged(from));
    }

    /** The same profile with another draw of the same items. */
    public SideProfile with(UnaryOperator<Draw> other) {
        return new SideProfile(schema, other.apply(draw), census);
    }

    /** The summaries that a check asks for. @throws IllegalArgumentException where it asks for others, or for a larger draw */
    public Profile profile(Set<Kind<?>> kinds) {
        Map<Kind<?>, Summary<?>> summaries = new LinkedHashMap<>();
        for (Kind<?> kind : kinds) {
            if (kind instanceof Draw.Of asked && asked.min(draw.kind()).equals(asked)) {
                summaries.put(kind, draw.within(asked));
            } else if (kind instanceof Census.Of asked && asked.types() == census.types()) {
                summaries.put(kind, census);
            } else {
                throw new IllegalArgumentException("this profile was made without " + kind);
            }
        }
        return Profile.of(schema, summaries);
    }

    /** {@code kind and columns | draw | boolean counted | census}: a draw of everything says what the census would. */
    public void write(DataOutput out) throws IOException {
        writeSchema(schema, out);
        draw.write(out);
        out.writeBoolean(!draw.whole());
        if (!draw.whole()) {
            census.write(out);
        }
    }

    public static SideProfile read(DataInput in) throws IOException {
        Schema schema = readSchema(in);
        Draw.Of any = new Draw.Of(Long.MAX_VALUE);
        Draw draw = any.read(in, any.version());
        Census.Of kind = Census.Of.beside(draw.kind());
        Census census = in.readBoolean() ? kind.read(in, kind.version()) : kind.empty();
        if (draw.whole()) {
            items(draw).forEach(census::accept);
        }
        if (draw.repeated().isPresent()) {
            census.forget();
        }
        return new SideProfile(schema, draw, census);
    }

    /**
     * What must be known before the profile is used.
     *
     * @param draw the kind of its draw
     */
    public record Head(Schema schema, Draw.Of draw) {}

    /** The beginning of what {@link #read} reads. */
    public static Head readHead(DataInput in) throws IOException {
        return new Head(readSchema(in), Draw.readKind(in));
    }

    private static Stream<Item> items(Draw draw) {
        return draw.groups().stream().flatMap(group -> group.items().stream());
    }

    /** {@code byte kind (0 text, 1 table, 2 vector) | count columns | columns x (text name | boolean numeric)}. */
    private static void writeSchema(Schema schema, DataOutput out) throws IOException {
        out.writeByte(schema.kind().ordinal());
        Packed.count(schema.width(), out);
        for (Schema.Column column : schema.columns()) {
            Packed.text(column.name(), out);
            out.writeBoolean(column.scale() == Schema.Scale.NUMERIC);
        }
    }

    private static Schema readSchema(DataInput in) throws IOException {
        Schema.Kind[] kinds = Schema.Kind.values();
        int kind = in.readUnsignedByte();
        if (kind >= kinds.length) {
            throw new IOException("no kind of data has the tag " + kind);
        }
        long width = Packed.count(in);
        List<Schema.Column> columns = new ArrayList<>();
        for (long c = 0; c < width; c++) {
            String name = Packed.text(in);
            columns.add(new Schema.Column(name, in.readBoolean() ? Schema.Scale.NUMERIC : Schema.Scale.CATEGORICAL));
        }
        return new Schema(kinds[kind], columns);
    }
}
