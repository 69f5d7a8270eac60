package org.genloss.curate.recipe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.curate.mix.Mixing;

/**
 * A recipe with every default filled in.
 *
 * @param name what the mix is called
 * @param seed root of all randomness: which records fill a quota, and which shard they are in
 * @param sources in the order in which they are read; ids are unique
 * @param reference data that the mix is compared with; none if empty
 * @param steps in the order in which they are done
 * @param protect how tails are protected; empty where they are not
 * @param mix shares of the final mix
 * @param policy rules about data that are enforced; empty where there are none
 * @param card what people are told of the mix beside what genloss knows
 * @param watch what the report looks at beside amounts
 * @param output the form of the mix
 */
public record Recipe(
        String name,
        long seed,
        List<Source> sources,
        Optional<String> reference,
        List<Step> steps,
        Map<String, Object> protect,
        Mixing mix,
        Map<String, Object> policy,
        Card card,
        Watch watch,
        Output output) {
    public Recipe {
        sources = List.copyOf(sources);
        steps = List.copyOf(steps);
        protect = Collections.unmodifiableMap(new LinkedHashMap<>(protect));
        policy = Collections.unmodifiableMap(new LinkedHashMap<>(policy));
    }

    /** The same with another seed. */
    public Recipe withSeed(long other) {
        return new Recipe(name, other, sources, reference, steps, protect, mix, policy, card, watch, output);
    }

    /** The same with other sources. */
    public Recipe withSources(List<Source> others) {
        return new Recipe(name, seed, others, reference, steps, protect, mix, policy, card, watch, output);
    }

    /** The name of the step that every recipe begins with: documents without a character that is not white space go. */
    public static final String EMPTY = "empty";

    /** The name of the step that every recipe ends with: what shares and sizes leave out. */
    public static final String MIX = "mix";

    /**
     * One thing that is done to all sources.
     *
     * @param id of a selector, or {@code deduplicate}
     * @param name unique within the recipe: the id, with {@code #2} behind it where it comes a second time
     * @param settings all of them, with their values
     */
    public record Step(String id, String name, Map<String, Object> settings) {}

    /**
     * What only people know of a mix; each empty where they do not say.
     *
     * @param description what it is for
     * @param creator who made it
     * @param published the day: {@code 2027-01-31}
     * @param url where it is
     */
    public record Card(
            Optional<String> description, Optional<String> creator, Optional<String> published, Optional<String> url) {
        /** Nothing is said. */
        public static final Card NONE =
                new Card(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * What the report shows of the mix beside its amounts.
     *
     * @param by fields whose values are subgroups
     * @param since the share newer than this day is told; none if empty
     * @param coverage share of the reference's share below which content of the mix is thin, above 0 and below 1
     */
    public record Watch(List<String> by, Optional<String> since, double coverage) {
        /** As for rare words in a check. */
        public static final double COVERAGE = 0.8;

        /** Nothing is looked at. */
        public static final Watch NONE = new Watch(List.of(), Optional.empty(), COVERAGE);

        public Watch {
            by = List.copyOf(by);
        }
    }

    /**
     * The form of the mix.
     *
     * @param shard bytes of text of a shard, about
     */
    public record Output(Format format, long shard) {}

    /** What shards are written as. */
    public enum Format {
        JSONL_ZST("jsonl.zst"),
        JSONL("jsonl"),
        PARQUET("parquet");

        private final String word;

        Format(String word) {
            this.word = word;
        }

        /** The word users type, and the ending of the files. */
        public String word() {
            return word;
        }
    }
}
