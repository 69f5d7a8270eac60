package org.genloss.curate.outcome;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genloss.curate.mix.Allotment;
import org.genloss.curate.mix.Amount;
import org.genloss.curate.policy.PolicyReport;
import org.genloss.curate.recipe.Recipe;
import org.genloss.curate.tail.Protection;
import org.genloss.ledger.Lineage;
import org.genloss.verdict.CheckResult;

/**
 * What became of a recipe. Everything that is reported of a run, in whatever form, is made from this.
 *
 * @param recipe with all settings
 * @param read what each source held
 * @param removed what each step took from each source, in the order of the steps
 * @param left the generation of what each step left, of all sources, beginning with what all steps were given
 * @param before everything that was read
 * @param after what is in the mix
 * @param subgroups shares of subgroups, before and after
 * @param ids what was found about names and origins
 * @param labels what detectors said of how many records
 * @param shortfalls quotas that were not met
 * @param shards files of the mix
 * @param tail what became of the tail, where the recipe protects one
 * @param check of what the sources held, and of the mix, against the reference; empty where the recipe names none
 * @param thin what the mix has too little of, against the reference
 * @param policy what the policy of the recipe found; empty where it has none
 */
public record Outcome(
        Recipe recipe,
        List<SourceRead> read,
        List<Removed> removed,
        List<Lineage.Generation> left,
        Tally before,
        Tally after,
        List<Subgroup> subgroups,
        Findings ids,
        List<Labels> labels,
        List<Allotment.Shortfall> shortfalls,
        List<Shard> shards,
        Protection.Report tail,
        Optional<Checked> check,
        List<Thin> thin,
        Optional<PolicyReport> policy) {
    public Outcome {
        read = List.copyOf(read);
        removed = List.copyOf(removed);
        left = List.copyOf(left);
        subgroups = List.copyOf(subgroups);
        labels = List.copyOf(labels);
        shortfalls = List.copyOf(shortfalls);
        shards = List.copyOf(shards);
        thin = List.copyOf(thin);
    }

    /**
     * A check against the reference.
     *
     * @param digest SHA-256 of the reference
     * @param mended names of the steps that mended the texts of the reference and of the sources too, for the comparison
     * @param result two generations: what the sources held, and the mix
     */
    public record Checked(String digest, List<String> mended, CheckResult result) {
        public Checked {
            mended = List.copyOf(mended);
        }
    }

    /**
     * A source as it was read.
     *
     * @param source its id
     * @param files how many
     * @param digest SHA-256 over the digests of its files
     * @param damaged rows left out
     * @param listed the first of these, each with its place and what is wrong with it
     */
    public record SourceRead(
            String source, int files, String digest, long damaged, List<String> listed, Amount amount) {}

    /**
     * What a step took from a source for one reason.
     *
     * @param tail the part of it that is of any protected tail; empty where none is protected
     * @param tails the part of it that is of each, by its name: a record may be of several
     */
    public record Removed(
            String step,
            String source,
            String reason,
            Amount amount,
            Optional<Amount> tail,
            Map<String, Amount> tails) {}

    /** A subgroup: the records whose field has the value. */
    public record Subgroup(String field, String value, Amount before, Amount after) {}

    /**
     * What was found about names and origins.
     *
     * @param unnamed records without an id, named by their place
     * @param repeated records whose id another one bore before
     * @param conflicts texts that are declared both human and synthetic
     * @param conflicting records with such a text: they count as of unknown origin
     * @param examples ids of some of them
     * @param against records that say of their origin what their source does not declare
     * @param repeats ids that come again within a source
     * @param earlier weights and labels that records bear of earlier mixes, by source
     * @param changed records whose text a step changed
     * @param undated records with a date that cannot be read, by source
     * @param nameless records about which somebody decided who is not named
     */
    public record Findings(
            long unnamed,
            long repeated,
            long conflicts,
            long conflicting,
            List<String> examples,
            List<Against> against,
            List<Repeats> repeats,
            List<Earlier> earlier,
            long changed,
            List<Undated> undated,
            long nameless) {
        public Findings {
            examples = List.copyOf(examples);
            against = List.copyOf(against);
            repeats = List.copyOf(repeats);
            earlier = List.copyOf(earlier);
            undated = List.copyOf(undated);
        }
    }

    /** Records of a source with an id that one of it had before. @param example the first such id @param name what its record was named instead */
    public record Repeats(String source, long records, String example, String name) {}

    /**
     * What records of a source bear of earlier mixes.
     *
     * @param weighed records with a weight other than 1
     * @param weighedKept those of them in the mix
     * @param lowest weight of these records; 1 where there are none
     * @param highest weight
     * @param labelled records with labels
     * @param labelledKept those of them in the mix
     * @param flagged records of which a label says that its detector found what it looks for
     * @param detectors that gave the labels
     */
    public record Earlier(
            String source,
            long weighed,
            long weighedKept,
            double lowest,
            double highest,
            long labelled,
            long labelledKept,
            long flagged,
            List<String> detectors) {
        public Earlier {
            detectors = List.copyOf(detectors);
        }
    }

    /**
     * Records that say of their origin what their source does not declare.
     *
     * @param says in words
     * @param declares in words
     * @param records how many
     * @param example id of the first
     * @param earlier whether they are of an earlier mix: what they say counts. Of others what is declared counts
     */
    public record Against(String source, String says, String declares, long records, String example, boolean earlier) {}

    /**
     * Records of a source whose dates cannot be read.
     *
     * @param source its id
     * @param date the first of these dates
     * @param id of the record that has it
     */
    public record Undated(String source, long records, String date, String id) {}

    /**
     * What a detector said, over all records that reached its step.
     *
     * @param step its name
     * @param label name of the detector in the labels
     * @param method its scheme or score; empty where it has one alone
     * @param texts that it judged at an error rate, or without one where it states none
     * @param flagged of those
     * @param documents records of the mix that are flagged
     * @param lowest error rate at the thresholds used; empty where none is stated
     * @param highest error rate
     * @param unjudged texts that it could not judge at an error rate, by the reason
     * @param sources the texts and the flagged ones by source and declared origin
     */
    public record Labels(
            String step,
            String label,
            String method,
            long texts,
            long flagged,
            long documents,
            OptionalDouble lowest,
            OptionalDouble highest,
            Map<String, Long> unjudged,
            List<Flagged> sources) {
        public Labels {
            unjudged = Map.copyOf(unjudged);
            sources = List.copyOf(sources);
        }
    }

    /** A file of the mix. @param name relative to the output directory @param generation the highest in it */
    public record Shard(String name, String digest, Amount amount, Lineage.Generation generation) {}

    /** What a step took, for whatever reason, from a source. */
    public Amount removed(String step, String source) {
        return removed.stream()
                .filter(r -> r.step().equals(step) && r.source().equals(source))
                .map(Removed::amount)
                .reduce(Amount.NONE, Amount::plus);
    }
}
