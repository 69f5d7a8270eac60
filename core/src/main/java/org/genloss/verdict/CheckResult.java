package org.genloss.verdict;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Schema;

/**
 * All that a check found; every format is printed from it and from nothing else.
 *
 * @param settings what decided the numbers
 * @param permutations relabellings behind each p
 * @param reference the data compared with
 * @param holdout real data that the generations' makers never saw; empty where none was given
 * @param generations one result a generation, in the order given
 * @param lost what is gone or thinned out, most telling first, with counts along the generations
 * @param gained what took its place: what the last generation has and the reference hardly has, most frequent first of each kind
 * @param carried the items that generations keep of one another
 */
public record CheckResult(
        CheckSettings settings,
        int permutations,
        DataSet reference,
        Optional<DataSet> holdout,
        List<Generation> generations,
        List<Lost> lost,
        List<Lost> gained,
        Carried carried) {
    public CheckResult {
        generations = List.copyOf(generations);
        lost = List.copyOf(lost);
        gained = List.copyOf(gained);
    }

    /** A result without a holdout, of generations that keep nothing of one another. */
    public CheckResult(
            CheckSettings settings,
            int permutations,
            DataSet reference,
            List<Generation> generations,
            List<Lost> lost,
            List<Lost> gained) {
        this(settings, permutations, reference, Optional.empty(), generations, lost, gained, Carried.NONE);
    }

    /** A result in which nothing was looked for that took the place of the lost. */
    public CheckResult(
            CheckSettings settings,
            int permutations,
            DataSet reference,
            List<Generation> generations,
            List<Lost> lost) {
        this(settings, permutations, reference, generations, lost, List.of());
    }

    /**
     * A data set as it was read.
     *
     * @param name short name: the file's, without directory and endings
     * @param paths the files
     * @param kind what the items are
     * @param items items read
     * @param groups groups used in the permutations
     * @param drawn items used for the readings; fewer than {@code items} where the draw was full
     */
    public record DataSet(String name, List<String> paths, Schema.Kind kind, long items, long groups, long drawn) {
        public DataSet {
            paths = List.copyOf(paths);
        }
    }

    /** One generation: its data, the verdict, every reading, and items to be looked at. */
    public record Generation(DataSet data, Verdict verdict, List<Reading> readings, Likenesses likenesses) {
        public Generation {
            readings = List.copyOf(readings);
        }

        /** Without items to be looked at. */
        public Generation(DataSet data, Verdict verdict, List<Reading> readings) {
            this(data, verdict, readings, Likenesses.NONE);
        }

        /** What was found of copying, which does not touch the level. */
        public List<Finding> copying() {
            return verdict.findings().stream().filter(Finding::copying).toList();
        }
    }

    /**
     * Something that the reference has and a generation has no longer, or less than half as often.
     *
     * @param what the kind of thing: "word", "three words in a row", "value of native-country", "cluster"
     * @param name the thing itself, shown as data
     * @param reference groups of the reference that contain it
     * @param generations groups of each generation that contain it
     * @param at index of the generation that is meant: the last with a loss, or the last that is shifted
     * @param since index of the generation from which on, up to that one, it is as unlikely by luck; never before a healthy one
     * @param chance chance that generation {@code at} would have so few by luck, given all groups of both sides (hypergeometric)
     */
    public record Lost(
            String what, String name, long reference, List<Long> generations, int at, int since, double chance) {
        public Lost {
            generations = List.copyOf(generations);
        }
    }

    /** Whether results of benchmarks were judged too. */
    public boolean evaluated() {
        return generations.stream()
                .flatMap(g -> g.readings().stream())
                .anyMatch(r -> r.card().id().equals(Benchmarks.CARD.id()));
    }

    /** The worst level of all generations. */
    public Level worst() {
        return generations.stream()
                .map(g -> g.verdict().level())
                .max(Level::compareTo)
                .orElse(Level.HEALTHY);
    }

    /** The generations in which copying of the reference was found. */
    public List<Generation> copying() {
        return generations.stream().filter(g -> !g.copying().isEmpty()).toList();
    }

    /** Since when something is lost; empty where nothing is, or where no loss lasts. */
    public Optional<Onset> onset() {
        return Onset.of(generations);
    }

    /** How each reading moves along the generations, the surest first; empty below {@value SeriesTrend#LEAST} generations. */
    public List<SeriesTrend> trends() {
        return SeriesTrend.of(generations, carried, settings.seed().child("trends"));
    }

    /** What happened and since when, in at most two sentences. */
    public String headline() {
        return new Headline(this).sentence();
    }
}
