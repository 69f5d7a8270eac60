package org.genloss.testkit.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.metric.copying.CopiedRuns;
import org.genloss.metric.copying.MatchTest;
import org.genloss.metric.copying.Matches;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.verdict.Check;
import org.genloss.verdict.Finding;

/**
 * Three random parts of one real source as reference, holdout and generation: findings of copying are then false alarms. In the second half of
 * the table some items of the generation are the reference's, exactly or nearly.
 */
record Copying(RealSets sets) implements Study {
    private static final List<String> DATA = List.of(
            "adult",
            "bank-marketing",
            "california-housing",
            "titanic",
            "glove",
            "mnist",
            "shakespeare speeches",
            "wikitext2",
            "handbook ja",
            "python blocks by file");
    private static final List<Integer> SIZES = List.of(200, 500);
    private static final int SEEDS = 400;
    private static final int POWER_SEEDS = 20;
    private static final int POWER_SIZE = 2000;
    /** Of alpha, copying has a tenth. */
    private static final double STATED = 0.001;

    private static final int EXCHANGES = 199;

    @Override
    public String name() {
        return "copying";
    }

    @Override
    public List<String> columns() {
        return List.of("data", "n", "copied", "seed", "found", "by", "near");
    }

    @Override
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (String name : DATA) {
            if (sets.has(name)) {
                RealSet set = sets.get(name);
                SIZES.stream()
                        .filter(n -> set.items().size() >= 3.5 * n)
                        .forEach(n -> cells.add(cell(set, n, new Copied(0, false), SEEDS)));
                if (set.items().size() >= 3 * POWER_SIZE) {
                    for (double share : new double[] {0.005, 0.01, 0.05}) {
                        cells.add(cell(set, POWER_SIZE, new Copied(share, false), POWER_SEEDS));
                    }
                    if (set.kind().equals("embedding")) {
                        cells.add(cell(set, POWER_SIZE, new Copied(0.05, true), POWER_SEEDS));
                    }
                }
            }
        }
        return cells;
    }

    /** What was copied. @param near moved by a tenth of the spread of its own numbers */
    private record Copied(double share, boolean near) {
        @Override
        public String toString() {
            return share == 0 ? "nothing" : share * 100 + " %" + (near ? ", nearly" : "");
        }
    }

    private Cell cell(RealSet set, int n, Copied copied, int seeds) {
        List<String> key = List.of(set.name(), String.valueOf(n), copied.toString());
        return new Cell(key, seeds, seed -> rows(set, n, copied, seed));
    }

    private List<List<String>> rows(RealSet set, int n, Copied copied, int number) {
        Seed seed = Study.seed(name(), number).child(n);
        List<Items> parts = set.parts(seed, n, n, n);
        List<Item> generation = new ArrayList<>(parts.get(2).list());
        UniformRandomProvider random = seed.child("copies").random();
        for (int i = 0; i < Math.round(copied.share() * n); i++) {
            Payload from = parts.get(0).list().get(i).payload();
            generation.set(i, generation.get(i).with(copied.near() ? near(from, random) : from));
        }
        Check.Given first = Outcome.given("reference", parts.get(0));
        Check.Given held = Outcome.given("holdout", parts.get(1));
        Check.Given made = Outcome.given("generation", new Items(set.schema(), generation));
        List<Finding> found =
                Check.copying(new Check.Real(first, Optional.of(held)), made, Outcome.settings(seed), Workers.SERIAL);
        return List.of(List.of(
                String.valueOf(found.size()),
                String.join(" ", found.stream().map(Finding::metric).toList()),
                Outcome.number(near(groups(first), groups(made), groups(held), set, seed))));
    }

    private static List<Draw.Group> groups(Check.Given given) {
        Draw.Of kind = Outcome.settings(Seed.of(0)).draw();
        return given.profile().apply(Set.of(kind)).get(kind).groups();
    }

    /** The p of the test for near copies alone. */
    private static double near(
            List<Draw.Group> reference, List<Draw.Group> generation, List<Draw.Group> holdout, RealSet set, Seed seed) {
        Pool pool = new Pool(set.schema(), reference, generation, holdout);
        Matches matches = set.schema().kind() == Schema.Kind.TEXT
                ? Matches.runs(pool, new CopiedRuns().words())
                : Matches.nearest(pool, Workers.SERIAL);
        return MatchTest.of(pool, matches, EXCHANGES, seed.child("near"), Workers.SERIAL)
                .p();
    }

    private static Payload near(Payload payload, UniformRandomProvider random) {
        double[] x = ((Payload.Vector) payload).x().clone();
        double squares = 0;
        for (double value : x) {
            squares += value * value;
        }
        double noise = 0.1 * Math.sqrt(squares / x.length);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        for (int j = 0; j < x.length; j++) {
            x[j] += noise * normal.sample();
        }
        return new Payload.Vector(x);
    }

    @Override
    public String markdown(Rows rows) {
        StringBuilder page = new StringBuilder(Markdown.head(
                "data", "n", "copied", "checks", "copying found", "rate", "stated", "p of near copies at most 0.05"));
        for (Cell cell : cells()) {
            Rows some = rows.where(row -> cell.key().equals(List.of(row.get("data"), row.get("n"), row.get("copied"))));
            if (!some.isEmpty()) {
                page.append(line(cell.key(), some));
            }
        }
        Rows none = rows.where("copied", "nothing");
        return none.isEmpty()
                ? page.toString()
                : page.append(line(List.of("all", "", "nothing"), none)).toString();
    }

    private static String line(List<String> key, Rows rows) {
        long found = rows.column("found").filter(f -> !f.equals("0")).count();
        double[] near = rows.column("near")
                .filter(p -> !p.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
        long low = java.util.Arrays.stream(near).filter(p -> p <= 0.05).count();
        boolean alarm = key.get(2).equals("nothing");
        return Markdown.row(
                key.get(0),
                key.get(1),
                key.get(2),
                String.valueOf(rows.size()),
                String.valueOf(found),
                Markdown.rate(found, rows.size()),
                alarm ? "at most " + 100 * STATED + " %" : "",
                alarm && near.length > 0 ? low + " of " + near.length + ": " + Markdown.rate(low, near.length) : "");
    }
}
