package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.metric.Interval;
import org.genloss.metric.Value;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.CheckSettings;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Level;
import org.genloss.verdict.Reading;
import org.genloss.verdict.Verdict;
import org.genloss.verdict.battery.Counts;
import org.genloss.verdict.gate.Gate;

/** Results made by hand. */
final class CheckFixture {
    static final String HOSTILE = "<script>alert(\"x\")</script>' & ]]> \u202e\u0000 | `rm` [a](http://b)";

    private CheckFixture() {}

    /** A run whose gate nothing fails. */
    static RunInfo info(CheckResult result) {
        return info(result, Gate.of(Gate.Cause.NEVER));
    }

    static RunInfo info(CheckResult result, Gate gate) {
        return new RunInfo(
                "1.0",
                "genloss check --reference a --generation b",
                "--fail-on " + gate.words(),
                "2026-11-21",
                gate.judge(result));
    }

    /** Generations that lose more and more, from healthy on; all names and examples hostile if asked. */
    static CheckResult falling(int generations, int readings, boolean hostile) {
        List<CheckResult.Generation> all = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        for (int g = 0; g < generations; g++) {
            Level level = g == 0 ? Level.HEALTHY : g < generations / 2 + 1 ? Level.EARLY_COLLAPSE : Level.LATE_COLLAPSE;
            String name = (hostile ? HOSTILE : "r") + (g + 1);
            all.add(new CheckResult.Generation(
                    data(name, 1000), verdict(level, hostile), readings(g, generations, readings)));
            counts.add((long) Math.max(0, 14 - 3 * g));
        }
        String word = hostile ? HOSTILE : "angry";
        List<CheckResult.Lost> lost =
                List.of(new CheckResult.Lost("word", word, 14, counts, counts.size() - 1, counts.size() - 1, 1e-5));
        return new CheckResult(CheckSettings.of(Seed.of(7)), 1000, data(hostile ? HOSTILE : "human", 2000), all, lost);
    }

    /** One generation of a level without findings. */
    static CheckResult calm(Level level) {
        Verdict verdict = new Verdict(
                level,
                0.99,
                "Nothing was lost.",
                List.of(),
                "A loss of 7 % of rare words would have been seen.",
                List.of());
        CheckResult.Generation one = new CheckResult.Generation(data("r1", 40), verdict, readings(0, 5, 6));
        return new CheckResult(CheckSettings.of(Seed.of(7)), 1000, data("human", 2000), List.of(one), List.of());
    }

    /** A table of so many columns with four measures each, all but one beyond their floor, and three statistics of the verdict. */
    static CheckResult table(int columns) {
        List<Reading> readings = new ArrayList<>();
        for (int m = 0; m < 4; m++) {
            for (int c = 0; c < columns; c++) {
                double x = m == 3 && c == 0 ? 1 : 0.5 - 0.001 * c;
                readings.add(reading(card("measure-" + m, "Measure " + m, Card.Unit.RATIO), "column " + c, x, false));
            }
        }
        Card dependence = card("dependence", "Dependence", Card.Unit.SHARE);
        readings.add(reading(dependence, "pairs", 0.4, true));
        readings.add(reading(
                card("dependence-changed", "Dependence changed", Card.Unit.RATIO)
                        .harm(Card.Harm.EITHER),
                "pairs",
                0.4,
                true));
        readings.add(reading(card("tail", "Rows in a tail", Card.Unit.SHARE), "column 1", 0.25, true));
        Finding found = new Finding(
                "tail",
                "column 1",
                "tail",
                true,
                Finding.Effect.retained(0.25),
                1e-3,
                "Rows beyond 9 are rarer: 5 against 20.",
                List.of());
        Verdict verdict = new Verdict(Level.EARLY_COLLAPSE, 0.999, found.sentence(), List.of(found), "", List.of());
        return new CheckResult(
                CheckSettings.of(Seed.of(7)),
                1000,
                data("real", 2000, Schema.Kind.TABLE),
                List.of(new CheckResult.Generation(data("made", 2000, Schema.Kind.TABLE), verdict, readings)),
                List.of());
    }

    /** A generation that lost a word and uses another in its place. */
    static CheckResult replaced() {
        CheckResult falling = falling(2, 8, false);
        return new CheckResult(
                falling.settings(),
                falling.permutations(),
                falling.reference(),
                falling.generations(),
                falling.lost(),
                List.of(new CheckResult.Lost("word", "delve", 0, List.of(12L, 31L), 1, 1, 1e-6)));
    }

    /** Nothing lost; of rare words 97 % kept, a floor from 80 %. */
    static CheckResult healthy() {
        CheckResult calm = calm(Level.HEALTHY);
        CheckResult.Generation one = calm.generations().get(0);
        Reading reading = new Reading(
                card("rare-words", "Rare words", Card.Unit.SHARE),
                new Value.Of("rare words", 0.97),
                Optional.of(new Interval(0.9, 1.05)),
                Optional.of(new Interval(0.8, 1.2)),
                Optional.of(0.4),
                1000,
                1000,
                true);
        return new CheckResult(
                calm.settings(),
                1000,
                calm.reference(),
                List.of(new CheckResult.Generation(one.data(), one.verdict(), List.of(reading))),
                List.of());
    }

    /** Nothing lost; a reading without interval, and one without floor too. */
    static CheckResult gaps() {
        CheckResult calm = calm(Level.HEALTHY);
        CheckResult.Generation one = calm.generations().get(0);
        Optional<Interval> floor = Optional.of(new Interval(0, 0.02));
        List<Reading> readings = new ArrayList<>(one.readings());
        readings.add(new Reading(
                card("missing", "Missing cells", Card.Unit.SHARE),
                new Value.Of("city", 0),
                Optional.empty(),
                floor,
                Optional.of(1.0),
                40,
                99,
                false,
                "no interval: all parts agree"));
        readings.add(new Reading(
                card("gone", "Cells gone", Card.Unit.SHARE),
                new Value.Of("city", 0),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                40,
                0,
                false,
                "no interval: all parts agree; no floor: never relabelled"));
        return new CheckResult(
                calm.settings(),
                1000,
                calm.reference(),
                List.of(new CheckResult.Generation(one.data(), one.verdict(), readings)),
                List.of());
    }

    /** Two findings that name the same words, the second one word more; a warning. */
    static CheckResult sameWords() {
        CheckResult calm = calm(Level.EARLY_COLLAPSE);
        CheckResult.Generation one = calm.generations().get(0);
        List<Counts> counts = List.of(new Counts(1200, 0), new Counts(9, 1));
        Finding first = new Finding(
                "word-richness",
                "words",
                "diversity",
                true,
                Finding.Effect.retained(0.5),
                1e-3,
                "Half as many words.",
                List.of("angry", "dull"),
                counts);
        Finding second = new Finding(
                "rare-words",
                "rare words",
                "tail",
                true,
                Finding.Effect.retained(0.3),
                1e-3,
                "Rare words go.",
                List.of("dull", "army"),
                List.of(counts.get(1), new Counts(5, 0)));
        Finding third = new Finding(
                "x", "x", "tail", true, Finding.Effect.retained(0.3), 1e-3, "Again.", List.of("dull", "army"));
        Verdict verdict = new Verdict(
                Level.EARLY_COLLAPSE,
                0.99,
                "Half.",
                List.of(first, second, third),
                "",
                List.of("The same content is on both sides."));
        return new CheckResult(
                calm.settings(),
                1000,
                calm.reference(),
                List.of(new CheckResult.Generation(one.data(), verdict, one.readings())),
                List.of());
    }

    /** Above its floor: better where more is better, neither where both ways are alike; below it: a loss. */
    static CheckResult directions() {
        Card better = card("better", "Kept better", Card.Unit.RATIO);
        Card moved = card("moved", "Moved", Card.Unit.RATIO).harm(Card.Harm.EITHER);
        Card lost = card("lost", "Kept worse", Card.Unit.RATIO);
        CheckResult calm = calm(Level.SHIFTED);
        CheckResult.Generation one = calm.generations().get(0);
        List<Reading> readings = List.of(
                reading(better, "words", 1.3, true),
                reading(moved, "words", 1.4, true),
                reading(lost, "words", 0.5, true));
        return new CheckResult(
                calm.settings(),
                1000,
                calm.reference(),
                List.of(new CheckResult.Generation(one.data(), one.verdict(), readings)),
                List.of());
    }

    /** A statistic whose name does not fit in a column. */
    static CheckResult longName() {
        CheckResult calm = calm(Level.SHIFTED);
        Card card = card("neighbour-coverage", "Reference items with a generated one nearby", Card.Unit.SHARE);
        List<Reading> readings = List.of(reading(card, "coverage of the reference", 0.5, true));
        CheckResult.Generation one = calm.generations().get(0);
        return new CheckResult(
                calm.settings(),
                1000,
                calm.reference(),
                List.of(new CheckResult.Generation(one.data(), one.verdict(), readings)),
                List.of());
    }

    /** Two generations whose floors differ, as they do where their sizes differ. */
    static CheckResult floors() {
        Card card = card("tail", "Rare words", Card.Unit.SHARE);
        Reading first = reading(card, "words", 0.7, true);
        Reading second = new Reading(
                card,
                first.value(),
                first.interval(),
                Optional.of(new Interval(0.8, 1.2)),
                first.p(),
                first.items(),
                1000,
                true);
        Verdict verdict = verdict(Level.EARLY_COLLAPSE, false);
        return new CheckResult(
                CheckSettings.of(Seed.of(7)),
                1000,
                data("human", 2000),
                List.of(
                        new CheckResult.Generation(data("r1", 2000), verdict, List.of(first)),
                        new CheckResult.Generation(data("r2", 900), verdict, List.of(second))),
                List.of());
    }

    /** A reading beyond its floor, and one far outside whose interval is so wide that it meets the floor. */
    static CheckResult touching() {
        CheckResult calm = calm(Level.SHIFTED);
        CheckResult.Generation one = calm.generations().get(0);
        Reading wide = new Reading(
                card("wide", "Hardly known", Card.Unit.RATIO).harm(Card.Harm.EITHER),
                new Value.Of("words", 227),
                Optional.of(new Interval(0.004, 1e7)),
                Optional.of(new Interval(0.2, 4.6)),
                Optional.of(1.0),
                1000,
                99,
                true);
        List<Reading> readings =
                List.of(wide, reading(card("lost", "Kept worse", Card.Unit.RATIO), "words", 0.5, true));
        return new CheckResult(
                calm.settings(),
                1000,
                calm.reference(),
                List.of(new CheckResult.Generation(one.data(), one.verdict(), readings)),
                List.of());
    }

    /** Four generations with a warning each that differs in its figures, the last with one more. */
    static CheckResult warned() {
        CheckResult falling = falling(4, 6, false);
        List<CheckResult.Generation> generations = new ArrayList<>();
        for (CheckResult.Generation g : falling.generations()) {
            List<String> warnings = new ArrayList<>(List.of("The bulk moved (" + generations.size() + ".5 %)."));
            if (generations.size() == 3) {
                warnings.add("A field user is there.");
            }
            Verdict v = g.verdict();
            Verdict warned = new Verdict(
                    v.level(), v.confidence(), v.sentence(), v.findings(), v.power(), List.copyOf(warnings));
            generations.add(new CheckResult.Generation(g.data(), warned, g.readings()));
        }
        return new CheckResult(
                falling.settings(), falling.permutations(), falling.reference(), generations, falling.lost());
    }

    private static Card card(String id, String name, Card.Unit unit) {
        return Card.of(id, name)
                .says("What it says.")
                .formula(id.startsWith("dependence") ? "MI" : id)
                .unit(unit)
                .harm(Card.Harm.LESS)
                .source("Nobody 2020");
    }

    private static Reading reading(Card card, String subject, double x, boolean tested) {
        return new Reading(
                card,
                new Value.Of(subject, x),
                Optional.of(new Interval(x - 0.02, x + 0.02)),
                Optional.of(new Interval(0.9, 1.1)),
                Optional.of(0.01),
                2000,
                1000,
                tested);
    }

    private static CheckResult.DataSet data(String name, long items, Schema.Kind kind) {
        return new CheckResult.DataSet(name, List.of(name + ".csv"), kind, items, items, items);
    }

    private static CheckResult.DataSet data(String name, long items) {
        return new CheckResult.DataSet(name, List.of(name + ".jsonl"), Schema.Kind.TEXT, items, items, items);
    }

    private static Verdict verdict(Level level, boolean hostile) {
        if (level == Level.HEALTHY) {
            return new Verdict(
                    level, 0.99, "Nothing was lost.", List.of(), "A loss of 7 % would have been seen.", List.of());
        }
        String word = hostile ? HOSTILE : "angry";
        Finding finding = new Finding(
                "rare-words",
                "rare words",
                "tail",
                true,
                Finding.Effect.retained(0.5),
                1e-3,
                "It uses half as many rare words: " + word + ".",
                List.of(word, "dull"));
        return new Verdict(
                level, 0.999, finding.sentence(), List.of(finding), "", List.of("A field user is there: " + word));
    }

    private static List<Reading> readings(int g, int generations, int count) {
        List<Reading> readings = new ArrayList<>();
        for (int r = 0; r < count; r++) {
            Card card = Card.of("reading-" + r, "Reading " + r)
                    .says("What it says.")
                    .formula("a < b & c")
                    .unit(Card.Unit.SHARE)
                    .harm(Card.Harm.LESS)
                    .source("Nobody 2020");
            if (r % 7 == 6) {
                readings.add(new Reading(
                        card,
                        new Value.Undefined("words", "no words"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        9,
                        0,
                        false));
                continue;
            }
            double x = 0.9 - 0.1 * (r % 3) * g / Math.max(1, generations);
            readings.add(new Reading(
                    card,
                    new Value.Of("words", x),
                    Optional.of(new Interval(x - 0.01, x + 0.01)),
                    Optional.of(new Interval(0.88, 0.92)),
                    Optional.of(0.01),
                    1000,
                    99,
                    false));
        }
        return readings;
    }
}
